import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Our own custom properties, set on elements for their styles to read. */
    [variable: `--${string}`]: string | number | undefined;
  }
}
