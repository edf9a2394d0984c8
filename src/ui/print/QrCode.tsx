/** A link as a QR code, drawn sharp at any size. Black on white in every theme, because cameras want it so. */
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Modules left white around it, as the standard asks. */
const QUIET = 4;

export function QrCode({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { ecc: 'M', border: QUIET });
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: dark.join('') };
  }, [text]);
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden="true">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
