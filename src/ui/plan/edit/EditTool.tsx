/** 画网格: choose whose boundaries to redraw, redraw them; decide where two people redrew the same; or draw what is new. */
import { useAppState } from '../../app-context.tsx';
import { ChoosePlace } from './ChoosePlace.tsx';
import { ConflictReview } from './ConflictReview.tsx';
import { Editor } from './Editor.tsx';
import { UnfitParts } from './UnfitParts.tsx';

export default function EditTool() {
  const edit = useAppState(({ boundary }) => boundary.edit);
  const unfit = useAppState(({ boundary }) => boundary.unfit);
  const review = useAppState(({ boundary }) => boundary.review);
  if (review !== null) return <ConflictReview opId={review} />;
  if (edit) return <Editor edit={edit} />;
  return unfit ? <UnfitParts unfit={unfit} /> : <ChoosePlace />;
}
