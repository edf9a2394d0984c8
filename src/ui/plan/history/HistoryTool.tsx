export default function HistoryTool() {
  return null;
}
