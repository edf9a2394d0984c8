/** 连心: two places and the line between them, on Party red. The same drawing as `public/icon.svg`. */
export const BrandMark = ({ size = 40 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <rect width="48" height="48" rx="11" fill="#c8102e" />
    <path
      d="M24 38.5C13.5 31 9 25.5 9 19.2 9 14.4 12.6 11 17 11c2.9 0 5.5 1.5 7 4 1.5-2.5 4.1-4 7-4 4.4 0 8 3.4 8 8.2 0 6.3-4.5 11.8-15 19.3z"
      fill="none"
      stroke="#fff"
      strokeWidth="3"
      strokeLinejoin="round"
    />
    <path d="M17 20.5l7 6 7-6" fill="none" stroke="#fff" strokeWidth="2.5" strokeLinejoin="round" />
    <circle cx="17" cy="20" r="3.2" fill="#fff" />
    <circle cx="31" cy="20" r="3.2" fill="#fff" />
    <circle cx="24" cy="27" r="3.2" fill="#fff" />
  </svg>
);
