export default function ExportTool() {
  return null;
}
