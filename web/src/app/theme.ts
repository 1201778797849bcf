import { createTheme, type MantineColorsTuple, Modal, Notification } from '@mantine/core';

/** The one accent colour. */
const plum: MantineColorsTuple = [
  '#fbf2f8',
  '#f3e0ec',
  '#e7bcd6',
  '#d995bd',
  '#cb70a6',
  '#bd5595',
  '#a5417f',
  '#8a3369',
  '#6d2853',
  '#4a1a38',
];

const gray: MantineColorsTuple = [
  '#faf8f9',
  '#f3f0f2',
  '#e8e3e6',
  '#d8d1d5',
  '#bdb4ba',
  '#978d94',
  '#6b6268',
  '#51494e',
  '#372f34',
  '#1f191d',
];

const dark: MantineColorsTuple = [
  '#ece8eb',
  '#cdc6cb',
  '#aaa1a7',
  '#857b82',
  '#5a5258',
  '#3d363b',
  '#2c262a',
  '#211c20',
  '#181418',
  '#110e11',
];

const sans = 'Inter, "Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", sans-serif';

export const theme = createTheme({
  colors: { plum, gray, dark },
  black: '#1f191d',
  primaryColor: 'plum',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: sans,
  components: {
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontWeight: 650, fontSize: '1.0625rem' } },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close the message' } } }),
  },
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
});
