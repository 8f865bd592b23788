import { Tooltip } from '@mantine/core';
import {
  Columns3,
  Grid2x2,
  type LucideIcon,
  Map as MapIcon,
  MousePointer2,
  Search,
} from 'lucide-react';
import { useParts, useView, useWorkspace } from '../../sandbox-context';
import type { Action } from '../../shell/action';
import { keyCaps } from '../../shell/keys';
import { find } from '../find/find.action';
import { showsMap, toggleMinimap } from '../minimap/minimap.action';
import { selectTool, snapToGrid, zoneColumns } from './edit.action';
import styles from './canvas-tools.module.css';

function Tool(props: { action: Action; Icon: LucideIcon; label: string; pressed?: boolean }) {
  const { action, Icon, label, pressed } = props;
  const parts = useParts();
  const [key = ''] = action.keys;
  return (
    <Tooltip label={`${label} (${keyCaps(key).join(' + ')})`}>
      <button
        type="button"
        className={styles.tool}
        aria-label={label}
        aria-pressed={pressed}
        onClick={() => action.run(parts)}
      >
        <Icon size={16} />
      </button>
    </Tooltip>
  );
}

/** Beside the zoom: what a drag does, whether it snaps, the map, and the way to find things. */
export function CanvasTools({ nodes }: { nodes: number }) {
  const tool = useView((state) => state.tool);
  const snaps = useView((state) => state.snaps);
  const map = useView((state) => showsMap(state, nodes));
  const inZones = useWorkspace((state) => state.workbench.zoneColumns);
  const presenting = useView((state) => state.presenting);
  if (presenting) return null;
  return (
    <div className={styles.bar} role="group" aria-label="Canvas tools">
      <Tool action={find} Icon={Search} label="Find on the canvas" />
      <Tool
        action={selectTool}
        Icon={MousePointer2}
        label="Drag to select"
        pressed={tool === 'select'}
      />
      <Tool
        action={zoneColumns}
        Icon={Columns3}
        label="A column for each Availability Zone"
        pressed={inZones}
      />
      <Tool action={snapToGrid} Icon={Grid2x2} label="Snap to grid" pressed={snaps} />
      <Tool action={toggleMinimap} Icon={MapIcon} label="Map of the canvas" pressed={map} />
    </div>
  );
}
