/** The form's place in the panel. Its code comes with the first report, or from what the device keeps of the app. */
import { ScreenPlace } from '../rail/ScreenPlace.tsx';

const place = { load: () => import('./ReportPanel.tsx') };

export const ReportPlace = () => <ScreenPlace place={place} card={() => null} />;
