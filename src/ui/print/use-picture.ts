/**
 * The map's picture, of exactly the size of its frame on the sheet; taken anew when paper or frame change. `frame` is null until
 * it stands.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MapPicture, TakePicture } from '../../commands/map-picture.ts';
import { PIXEL_RATIO, type Paper } from './paper.ts';

export type PictureState =
  | { readonly kind: 'taking' | 'failed' }
  /** `url` shows the picture while the dialog stands. */
  | (MapPicture & { readonly kind: 'taken'; readonly url: string });

const TAKING: PictureState = { kind: 'taking' };

/** A person who types makes the frame change often. */
const SETTLED_MS = 200;

export function usePicture(
  frame: HTMLElement | null,
  paper: Paper,
  takePicture: TakePicture,
): { readonly picture: PictureState; readonly again: () => void } {
  const [held, setHeld] = useState<{ readonly paper: Paper; readonly picture: PictureState }>({
    paper,
    picture: TAKING,
  });
  const newest = useRef(0);
  const take = useCallback(async (): Promise<void> => {
    if (!frame) return;
    const turn = (newest.current += 1);
    setHeld({ paper, picture: TAKING });
    try {
      const { clientWidth: width, clientHeight: height } = frame;
      const taken = await takePicture({ width, height, pixelRatio: PIXEL_RATIO });
      if (turn !== newest.current) return;
      setHeld({ paper, picture: { kind: 'taken', ...taken, url: URL.createObjectURL(taken.image) } });
    } catch {
      if (turn === newest.current) setHeld({ paper, picture: { kind: 'failed' } });
    }
  }, [frame, paper, takePicture]);

  useEffect(() => {
    if (!frame) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      newest.current += 1; // whatever is being drawn no longer fits
      setHeld({ paper, picture: TAKING });
      clearTimeout(timer);
      timer = setTimeout(() => void take(), SETTLED_MS);
    });
    observer.observe(frame);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      newest.current += 1;
    };
  }, [frame, paper, take]);

  const url = held.picture.kind === 'taken' ? held.picture.url : null;
  useEffect(() => {
    if (url === null) return undefined;
    return () => URL.revokeObjectURL(url);
  }, [url]);

  // of another paper it is no longer the picture, also before its frame has been measured anew
  return { picture: held.paper === paper ? held.picture : TAKING, again: () => void take() };
}
