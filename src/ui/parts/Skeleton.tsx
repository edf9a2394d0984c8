/** Grey bars in the shape of what is coming. Still where motion is not wanted. */
import styles from './Skeleton.module.css';

export function SkeletonRows({ rows = 6, label }: { readonly rows?: number; readonly label: string }) {
  return (
    <div role="status" className={styles.rows}>
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={styles.row} aria-hidden="true">
          <span className={styles.disc} />
          <span className={styles.bars}>
            <span className={styles.bar} />
            <span className={styles.thin} />
          </span>
        </div>
      ))}
    </div>
  );
}
