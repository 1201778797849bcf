export interface LogoProps {
  size?: number;
}

/** The mark alone; its neighbour text carries the name. */
export function Logo({ size = 26 }: LogoProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-plum-7)" />
      <g fill="#fff">
        <rect x="7" y="14" width="3.4" height="10" rx="1.7" />
        <rect x="12.9" y="8" width="3.4" height="16" rx="1.7" />
        <rect x="18.8" y="17" width="3.4" height="7" rx="1.7" opacity=".6" />
        <circle cx="24" cy="11" r="3" />
      </g>
    </svg>
  );
}
