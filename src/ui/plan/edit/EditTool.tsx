export default function EditTool() {
  return null;
}
