import type { Detail, Theme } from './tokens';

/**
 * What every drawing is handed. It draws at (0,0) in its own coordinates; the outline of a selected
 * one reaches `OUTLINE` px beyond its box, so an `<svg>` around it needs `overflow: visible`.
 */
export interface CardProps<Facts> {
  facts: Facts;
  theme: Theme;
  detail: Detail;
  width: number;
  height: number;
  selected?: boolean;
}
