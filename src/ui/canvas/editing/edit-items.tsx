import { Menu } from '@mantine/core';
import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  Frame,
  Lock,
  type LucideIcon,
  Map as MapIcon,
  PencilLine,
  Search,
  SquareDashedMousePointer,
  StickyNote,
  Trash2,
  UnfoldVertical,
  WandSparkles,
} from 'lucide-react';
import type { Annotation } from '../../../model/sandbox-document';
import { useParts, useView, useWorkspace } from '../../sandbox-context';
import type { Action } from '../../shell/action';
import { keyCaps } from '../../shell/keys';
import { addAnnotation } from '../annotations/add-annotation';
import { isAnnotationId } from '../annotations/annotation-nodes';
import { find } from '../find/find.action';
import { toggleMinimap } from '../minimap/minimap.action';
import { CANVAS_MENU, type OpenMenu } from '../open-menu';
import { canvasHands } from './canvas-hands';
import {
  addFrame,
  addNote,
  collapse,
  copySelection,
  duplicateSelection,
  lock,
  pasteHere,
  removeSelection,
  selectEverything,
  tidy,
} from './edit.action';

interface ItemProps {
  action: Action;
  Icon: LucideIcon;
  label: string;
  /** Selected first, unless it is already among what is selected. */
  id?: string;
  /** In place of what the action does by itself. */
  instead?: (() => void) | undefined;
}

function Item({ action, Icon, label, id, instead }: ItemProps) {
  const parts = useParts();
  const [key] = action.keys;
  const run = () => {
    const { selection } = parts.view.getState();
    if (id !== undefined && !selection.includes(id)) parts.view.setState({ selection: [id] });
    if (instead) instead();
    else action.run(parts);
  };
  const words = key === undefined ? label : `${label} (${keyCaps(key).join(' ')})`;
  return (
    <Menu.Item leftSection={<Icon size={14} />} onClick={run}>
      {words}
    </Menu.Item>
  );
}

/** Kinds that can be copied: what they need comes along. */
const COPIED: readonly string[] = [
  'cluster',
  'service',
  'loadBalancer',
  'targetGroup',
  'traffic',
  'alarm',
];

function NodeItems({ id, rename }: { id: string; rename: (id: string) => void }) {
  const { mirror } = useParts();
  const selection = useView((state) => state.selection);
  const isLocked = useWorkspace(
    ({ layout, workbench }) =>
      layout[id]?.locked ?? workbench.annotations.some((one) => one.id === id && one.locked),
  );
  const isCollapsed = useWorkspace(({ layout }) => layout[id]?.collapsed ?? false);
  const isNote = isAnnotationId(id);
  const kind = mirror.getState().entities.get(id)?.kind ?? 'task';
  const isMany = selection.length > 1 && selection.includes(id);
  return (
    <>
      {isNote && (
        <Menu.Item leftSection={<PencilLine size={14} />} onClick={() => rename(id)}>
          Write… (Enter)
        </Menu.Item>
      )}
      {(kind === 'cluster' || kind === 'service') && (
        <Item
          action={collapse}
          Icon={UnfoldVertical}
          label={isCollapsed ? 'Expand' : 'Collapse'}
          id={id}
        />
      )}
      {(isNote || kind !== 'task') && (
        <Item action={lock} Icon={Lock} label={isLocked ? 'Unlock' : 'Lock in place'} id={id} />
      )}
      {(isNote || isMany || COPIED.includes(kind)) && (
        <>
          <Item action={copySelection} Icon={Copy} label="Copy" id={id} />
          <Item action={duplicateSelection} Icon={CopyPlus} label="Duplicate" id={id} />
        </>
      )}
      {isMany && <Item action={tidy} Icon={WandSparkles} label="Tidy up what is selected" />}
      {isMany && <Item action={addFrame} Icon={Frame} label="Put a frame around" />}
      {(isNote || isMany) && (
        <Item
          action={removeSelection}
          Icon={Trash2}
          label={isMany ? 'Delete all…' : 'Delete'}
          id={id}
        />
      )}
    </>
  );
}

/** What can be done on the canvas itself. */
function CanvasItems({ menu }: { menu: OpenMenu }) {
  const parts = useParts();
  /** Where one has pointed, if one has. */
  const here = (kind: Annotation['kind']) =>
    menu.byKeys
      ? undefined
      : () => addAnnotation(parts, kind, canvasHands(parts)?.onCanvas({ x: menu.x, y: menu.y }));
  return (
    <>
      <Item action={addNote} Icon={StickyNote} label="Add a note" instead={here('note')} />
      <Item action={addFrame} Icon={Frame} label="Add a frame" instead={here('frame')} />
      <Item action={pasteHere} Icon={ClipboardPaste} label="Paste" />
      <Menu.Divider />
      <Item action={find} Icon={Search} label="Find on the canvas" />
      <Item action={selectEverything} Icon={SquareDashedMousePointer} label="Select everything" />
      <Item action={tidy} Icon={WandSparkles} label="Tidy up" />
      <Item action={toggleMinimap} Icon={MapIcon} label="Map of the canvas" />
    </>
  );
}

/** Entries for editing the drawing: of a node, or of the canvas itself. */
export function EditItems({ menu, rename }: { menu: OpenMenu; rename: (id: string) => void }) {
  const { id } = menu;
  const presenting = useView((state) => state.presenting);
  if (presenting) return null;
  return id === CANVAS_MENU ? <CanvasItems menu={menu} /> : <NodeItems id={id} rename={rename} />;
}
