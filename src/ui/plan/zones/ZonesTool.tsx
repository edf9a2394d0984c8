export default function ZonesTool() {
  return null;
}
