export default function QualityTool() {
  return null;
}
