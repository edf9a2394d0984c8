export default function ImportTool() {
  return null;
}
