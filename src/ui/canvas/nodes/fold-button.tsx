import { useStore } from '@xyflow/react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useParts } from '../../sandbox-context';
import styles from './fold-button.module.css';

/** As large on the screen at any zoom, up to so many times its size on the canvas. */
const LARGEST = 3;

/** Collapses a frame to its summary, or expands it: by keyboard `H` does. */
export function FoldButton({
  id,
  name,
  isFolded,
}: {
  id: string;
  name: string;
  isFolded: boolean;
}) {
  const parts = useParts();
  const zoom = useStore((state) => Math.min(LARGEST, Math.max(1, 1 / state.transform[2])));
  const words = isFolded ? `Expand ${name}` : `Collapse ${name}`;
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      className={`${styles.fold} nodrag nopan`}
      data-folded={isFolded}
      style={{ transform: `translate(-50%, -50%) scale(${zoom})` }}
      tabIndex={-1}
      title={`${words} (H)`}
      aria-label={words}
      aria-expanded={!isFolded}
      onClick={(event) => {
        event.stopPropagation();
        parts.view.setState({ selection: [id] });
        void import('../editing/edits').then(({ toggleFlag }) => toggleFlag(parts, 'collapsed'));
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Chevron size={16} />
    </button>
  );
}
