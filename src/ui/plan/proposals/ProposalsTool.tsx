export default function ProposalsTool() {
  return null;
}
