import { DrawTools } from '../draw/DrawTools.tsx';

export default function EditTool() {
  return <DrawTools />;
}
