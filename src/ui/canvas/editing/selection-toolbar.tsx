import { Tooltip } from '@mantine/core';
import { useStore } from '@xyflow/react';
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ChevronsDownUp,
  ChevronsUpDown,
  Copy,
  Frame,
  Lock,
  LockOpen,
  type LucideIcon,
  Trash2,
  WandSparkles,
} from 'lucide-react';
import { boundsOf } from '../../../drawing/geometry';
import type { Rect } from '../../../drawing/diagram-model';
import type { Scene } from '../../../drawing/scene-node';
import { counted } from '../../kit/counted';
import { useParts, useView, useWorkspace } from '../../sandbox-context';
import type { Action } from '../../shell/action';
import { keyCaps } from '../../shell/keys';
import {
  addFrame,
  ALIGN_ACTIONS,
  collapse,
  copySelection,
  DISTRIBUTE_ACTIONS,
  lock,
  removeSelection,
  tidy,
} from './edit.action';
import { flaggable, isFlagged } from './edits';
import styles from './selection-toolbar.module.css';

/** About as wide and high as the bar is, and how far it keeps from things, px. */
const BAR = { width: 600, height: 40, apart: 14, edge: 12 } as const;

function Tool({ action, Icon, label }: { action: Action; Icon: LucideIcon; label?: string }) {
  const parts = useParts();
  const words = label ?? action.label;
  const [key] = action.keys;
  return (
    <Tooltip label={key ? `${words} (${keyCaps(key).join(' + ')})` : words}>
      <button
        type="button"
        className={styles.tool}
        aria-label={words}
        onClick={() => action.run(parts)}
      >
        <Icon size={16} />
      </button>
    </Tooltip>
  );
}

/** Above what is selected where there is room, else below it, and always in the window. */
function usePlace(rects: readonly Rect[]) {
  const [left, top, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const box = boundsOf(rects, 0);
  const centre = (box.x + box.width / 2) * zoom + left;
  const above = box.y * zoom + top - BAR.height - BAR.apart;
  const below = (box.y + box.height) * zoom + top + BAR.apart;
  const y = above >= BAR.edge ? above : below;
  const half = Math.min(BAR.width, width - 2 * BAR.edge) / 2;
  return {
    left: Math.max(BAR.edge + half, Math.min(centre, width - BAR.edge - half)),
    top: Math.max(BAR.edge, Math.min(y, height - BAR.height - 60)),
  };
}

/** How many things are selected, and what can be done to all of them. */
export function SelectionToolbar({ scene }: { scene: Scene }) {
  const parts = useParts();
  const selection = useView((state) => state.selection);
  const annotations = useWorkspace(({ workbench }) => workbench.annotations);
  // Followed, so that the buttons say what a press would do.
  useWorkspace((state) => state.layout);
  const rects = [
    ...selection.flatMap((id) => scene.get(id)?.rect ?? []),
    ...annotations.filter(({ id }) => selection.includes(id)),
  ];
  const place = usePlace(rects);
  const isLocked = isFlagged(parts, flaggable(parts, 'locked'), 'locked');
  const folded = flaggable(parts, 'collapsed');
  const isCollapsed = isFlagged(parts, folded, 'collapsed');
  return (
    <div
      className={styles.bar}
      style={place}
      role="toolbar"
      aria-label={`What to do with ${counted(selection.length, 'selected thing')}`}
    >
      <span className={styles.count} role="status">
        {selection.length} selected
      </span>
      <span className={styles.rule} />
      <Tool action={ALIGN_ACTIONS.left} Icon={AlignStartVertical} />
      <Tool action={ALIGN_ACTIONS.centre} Icon={AlignCenterVertical} />
      <Tool action={ALIGN_ACTIONS.right} Icon={AlignEndVertical} />
      <Tool action={ALIGN_ACTIONS.top} Icon={AlignStartHorizontal} />
      <Tool action={ALIGN_ACTIONS.middle} Icon={AlignCenterHorizontal} />
      <Tool action={ALIGN_ACTIONS.bottom} Icon={AlignEndHorizontal} />
      <span className={styles.rule} />
      <Tool action={DISTRIBUTE_ACTIONS.horizontal} Icon={AlignHorizontalDistributeCenter} />
      <Tool action={DISTRIBUTE_ACTIONS.vertical} Icon={AlignVerticalDistributeCenter} />
      <Tool action={tidy} Icon={WandSparkles} label="Tidy up what is selected" />
      <span className={styles.rule} />
      <Tool
        action={lock}
        Icon={isLocked ? LockOpen : Lock}
        label={isLocked ? 'Unlock' : 'Lock in place'}
      />
      {folded.length > 0 && (
        <Tool
          action={collapse}
          Icon={isCollapsed ? ChevronsUpDown : ChevronsDownUp}
          label={isCollapsed ? 'Expand' : 'Collapse'}
        />
      )}
      <Tool action={addFrame} Icon={Frame} label="Put a frame around" />
      <Tool action={copySelection} Icon={Copy} label="Copy" />
      <Tool action={removeSelection} Icon={Trash2} label="Delete…" />
    </div>
  );
}
