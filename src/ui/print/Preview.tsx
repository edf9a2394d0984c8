/** The sheet as a whole, as large as there is room for it. */
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useText } from '../use-text.ts';
import { sizeOf, type Paper } from './paper.ts';
import styles from './Preview.module.css';

export function Preview({ paper, children }: { readonly paper: Paper; readonly children: ReactNode }) {
  const t = useText();
  const desk = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = desk.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { width, height } = sizeOf(paper);
  const scale = Math.min(room.width / width, room.height / height);
  return (
    <div ref={desk} className={styles.desk}>
      <div
        role="img"
        aria-label={t('print.preview')}
        className={styles.sheet}
        style={{ width: width * scale, height: height * scale }}
      >
        <div className={styles.whole} style={{ transform: `scale(${scale})` }}>
          {children}
        </div>
      </div>
    </div>
  );
}
