/** The picture beside the sign-in form: a few grids, a river, and the line from person to place. Decoration only. */
import styles from './TownPattern.module.css';

export const TownPattern = () => (
  <svg
    className={styles.pattern}
    viewBox="0 0 640 800"
    preserveAspectRatio="xMidYMid slice"
    aria-hidden="true"
    focusable="false"
  >
    <path
      className={styles.water}
      d="M-20 640C120 600 180 700 320 660S520 560 680 600v90C540 650 470 740 330 752S110 700-20 734z"
    />
    <g className={styles.grids}>
      <path d="M40 40 210 24 228 170 60 196z" />
      <path d="M210 24 400 60 392 196 228 170z" />
      <path d="M400 60 610 36 600 210 392 196z" />
      <path d="M60 196 228 170 240 352 44 372z" />
      <path d="M392 196 600 210 612 386 410 366z" />
      <path d="M44 372 240 352 262 540 76 566z" />
      <path d="M240 352 410 366 430 548 262 540z" />
      <path d="M410 366 612 386 590 520 430 548z" />
    </g>
    <path className={styles.chosen} d="M228 170 392 196 410 366 240 352z" />
    <g className={styles.blocks}>
      <path d="M262 206h34v20h-34zM308 212h34v20h-34zM262 244h34v20h-34zM310 250h34v20h-34zM266 284h34v20h-34zM316 292h34v20h-34z" />
      <path d="M92 226h30v18H92zM134 220h30v18h-30zM96 262h30v18H96zM140 258h30v18h-30zM438 236h32v18h-32zM484 240h32v18h-32zM440 276h32v18h-32zM488 282h32v18h-32zM292 400h30v18h-30zM336 404h30v18h-30zM296 440h30v18h-30zM342 446h30v18h-30z" />
    </g>
    <path className={styles.line} d="M136 470C190 440 210 330 312 262S450 170 508 122" />
    <circle className={styles.dot} cx="136" cy="470" r="9" />
    <circle className={styles.dot} cx="312" cy="262" r="9" />
    <circle className={styles.dot} cx="508" cy="122" r="9" />
  </svg>
);
