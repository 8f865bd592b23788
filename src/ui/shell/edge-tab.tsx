import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import { useParts } from '../sandbox-context';
import type { Action } from './action';
import styles from './edge-tab.module.css';

const ICONS = {
  left: { open: ChevronLeft, folded: ChevronRight },
  right: { open: ChevronRight, folded: ChevronLeft },
  bottom: { open: ChevronDown, folded: ChevronUp },
};

/** A small tab on the canvas's edge that folds the panel beyond it away and back. */
export function EdgeTab(props: {
  side: keyof typeof ICONS;
  open: boolean;
  action: Action;
  /** Id of the panel. */
  controls: string;
  name: string;
}) {
  const { side, open, action, controls, name } = props;
  const parts = useParts();
  const Icon = ICONS[side][open ? 'open' : 'folded'];
  const label = `${open ? 'Fold' : 'Unfold'} the ${name}`;
  return (
    <button
      type="button"
      className={styles.tab}
      data-side={side}
      data-open={open}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      aria-label={label}
      title={`${label} (${action.keys[0]})`}
      onClick={() => action.run(parts)}
    >
      <Icon size={12} aria-hidden />
    </button>
  );
}
