/** In place of a node's id: the menu is about the canvas. */
export const CANVAS_MENU = '';

/**
 * Where a menu is open and for which node; `only` leaves out all but connections. Asked for by
 * keyboard it is beside what it is about: nobody has pointed there.
 */
export interface OpenMenu {
  id: string;
  x: number;
  y: number;
  only?: 'connections';
  byKeys?: boolean;
}
