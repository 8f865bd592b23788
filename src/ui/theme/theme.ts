import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import { FONT, type Theme, TOKENS, withContrast } from '../../drawing/tokens';

/** The neutral accent from light to dark, so that Mantine's own shades stay without a hue. */
const INK = [
  '#e6ebf2',
  '#d3dae3',
  '#b9c3cf',
  '#9aa6b5',
  '#7a8798',
  '#5b6878',
  '#3c4756',
  '#2b3542',
  '#1b232d',
  '#1b2430',
] as const;

/** Mantine's controls in our look: pills, Inter, one 150 ms ease, colour only for a meaning. */
const shared = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  colors: { ink: INK },
  autoContrast: true,
  fontFamily: FONT.words,
  fontFamilyMonospace: FONT.mono,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '8px', md: '10px', lg: '12px', xl: '999px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { radius: 'xl', size: 'xs' } },
    ActionIcon: { defaultProps: { radius: 'xl', variant: 'subtle' } },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        withArrow: true,
        transitionProps: { duration: 150 },
        events: { hover: true, focus: true, touch: false },
      },
    },
    Menu: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 150 },
        position: 'bottom-start',
        // It would be a child of the menu that is no entry, which screen readers stumble over.
        withInitialFocusPlaceholder: false,
      },
    },
    Modal: {
      defaultProps: {
        centered: true,
        // The page never scrolls; and this would write a <style>, which its policy forbids.
        lockScroll: false,
        radius: 'lg',
        // Rows that reach from edge to edge count on it (`--mantine-spacing-lg` in their styles).
        padding: 'lg',
        transitionProps: { duration: 150 },
        overlayProps: { backgroundOpacity: 0.5 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } },
    Checkbox: { defaultProps: { size: 'xs', radius: 'xs' } },
  },
});

/** `--color-canvas` … from the drawing's tokens: screen and exported picture share one source. */
function colours(scheme: Theme): Record<string, string> {
  const tokens = TOKENS[scheme];
  const own = Object.entries(tokens).map(([name, value]): [string, string] => [
    `--color-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    value,
  ]);
  return {
    ...Object.fromEntries(own),
    '--mantine-color-body': tokens.panel,
    '--mantine-color-text': tokens.text,
    '--mantine-color-dimmed': tokens.secondary,
    '--mantine-color-placeholder': tokens.secondary,
    '--mantine-color-default': tokens.raised,
    '--mantine-color-default-hover': tokens.line,
    '--mantine-color-default-color': tokens.text,
    '--mantine-color-default-border': tokens.line,
    '--mantine-color-disabled': tokens.raised,
    '--mantine-color-disabled-color': tokens.secondary,
    '--mantine-color-disabled-border': tokens.line,
    '--mantine-color-error': tokens.failing,
    '--mantine-color-anchor': tokens.text,
  };
}

/** How strongly what is drawn stands out from what it is drawn on. */
export type Contrast = 'normal' | 'high';

export const THEMES: Record<Contrast, ReturnType<typeof createTheme>> = {
  normal: { ...shared, other: { contrast: 'normal' } },
  high: { ...shared, other: { contrast: 'high' } },
};

const COLOURS = {
  normal: { variables: {}, dark: colours('dark'), light: colours('light') },
  high: {
    variables: {},
    dark: colours(withContrast('dark')),
    light: colours(withContrast('light')),
  },
};

export const cssVariables: CSSVariablesResolver = ({ other }) =>
  COLOURS[other.contrast === 'high' ? 'high' : 'normal'];
