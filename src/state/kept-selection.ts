import type { MirrorStore } from './mirror-store';
import type { ViewStore } from './view-store';

/**
 * What is gone cannot stay selected. What is only not there at the moment gone to is selected again
 * where it is there, unless something else was chosen meanwhile.
 */
export class KeptSelection {
  private chosen: readonly string[] = [];
  private left: readonly string[] = [];

  constructor(
    private readonly view: ViewStore,
    private readonly mirror: MirrorStore,
  ) {}

  /** A frame has come; `isTravel`: it shows another moment of the run. */
  follow(isTravel: boolean): void {
    const { selection, hovered } = this.view.getState();
    const { entities } = this.mirror.getState();
    if (selection !== this.left) this.chosen = selection;
    const wanted = isTravel ? this.chosen : selection;
    const there = wanted.filter((id) => entities.has(id));
    const isSame = there.length === selection.length && there.every((id, i) => id === selection[i]);
    this.left = isSame ? selection : there;
    if (!isSame) this.view.setState({ selection: there });
    if (hovered !== null && !entities.has(hovered)) this.view.setState({ hovered: null });
  }
}
