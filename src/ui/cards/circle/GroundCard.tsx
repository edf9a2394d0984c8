/** Cards of what the service circle is made of, in one file to be fetched. */
import type { GroundSelection } from '../LaterCards.tsx';
import { CandidateSiteCard } from './CandidateSiteCard.tsx';
import { FacilityCard } from './FacilityCard.tsx';
import { FootpathCard } from './FootpathCard.tsx';
import { GateCard } from './GateCard.tsx';

export default function GroundCard({ of }: { readonly of: GroundSelection }) {
  switch (of.kind) {
    case 'facility':
      return <FacilityCard id={of.id} />;
    case 'candidate_site':
      return <CandidateSiteCard id={of.id} />;
    case 'compound_gate':
      return <GateCard id={of.id} />;
    case 'footpath':
      return <FootpathCard id={of.id} />;
  }
}
