import { Menu } from '@mantine/core';
import {
  Bell,
  Cable,
  CircleQuestionMark,
  Container,
  PencilLine,
  Rocket,
  Trash2,
  Unplug,
  Zap,
} from 'lucide-react';
import { useId } from 'react';
import type { EntityView } from '../../model/view';
import { ofConnection } from '../../state/consequences/of-connection';
import { openDeploy, openWhy } from '../../state/view-store';
import { toggleOpened } from '../../state/workspace-store';
import { useParts, useWorkspace } from '../sandbox-context';
import { questionOf } from '../why/why-question';
import { isAnnotationId } from './annotations/annotation-nodes';
import { connectionChoices, connectionsToCut } from './connections';
import { EditItems } from './editing/edit-items';
import { WATCHED } from './landing';
import styles from './node-menu.module.css';
import { CANVAS_MENU, type OpenMenu } from './open-menu';

export interface NodeMenuActions {
  connect: (from: string, to: string) => void;
  rename: (id: string) => void;
}

const FAULT_AIMS: readonly EntityView['kind'][] = ['task', 'service', 'cluster'];
/** What a gesture can delete or stop. */
const REMOVABLE: readonly EntityView['kind'][] = [
  'cluster',
  'service',
  'task',
  'loadBalancer',
  'targetGroup',
  'traffic',
  'fault',
  'alarm',
  'containerInstance',
  'capacityProvider',
  'fileSystem',
];
const HAS_LABEL: readonly EntityView['kind'][] = [
  'cluster',
  'service',
  'loadBalancer',
  'targetGroup',
  'traffic',
  'alarm',
  'fileSystem',
];

/** What can be done with a node by keyboard or right click. */
export function NodeMenu(props: { menu: OpenMenu; actions: NodeMenuActions; onClose: () => void }) {
  const { menu, actions, onClose } = props;
  const { mirror } = useParts();
  const { entities } = mirror.getState();
  const view = entities.get(menu.id);
  const isKnown = view !== undefined || menu.id === CANVAS_MENU || isAnnotationId(menu.id);
  if (!isKnown) return null;
  const choices = view ? connectionChoices(view, entities) : [];
  return (
    <Menu
      opened
      onClose={onClose}
      width={240}
      trapFocus
      returnFocus
      // The key press that opened it goes on to the document and must not close it there.
      clickOutsideEvents={['mousedown', 'touchstart']}
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: menu.x, top: menu.y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {choices.length > 0 && <Menu.Label>Connect to</Menu.Label>}
        {choices.map(({ to, label }) => (
          <ConnectItem
            key={to}
            label={label}
            foretold={ofConnection(entities, menu.id, to)}
            onConnect={() => actions.connect(menu.id, to)}
          />
        ))}
        {view && <CutItems view={view} />}
        {choices.length === 0 && menu.only && (
          <Menu.Label>There is nothing yet that this can be connected to.</Menu.Label>
        )}
        {!menu.only && view && <OtherItems view={view} rename={actions.rename} />}
        {!menu.only && <EditItems menu={menu} rename={actions.rename} />}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ConnectItemProps {
  label: string;
  /** What it will do, a sentence each. */
  foretold: readonly string[];
  onConnect: () => void;
}

function ConnectItem({ label, foretold, onConnect }: ConnectItemProps) {
  const id = useId();
  return (
    <Menu.Item
      leftSection={<Cable size={14} />}
      aria-label={label}
      aria-describedby={foretold.length > 0 ? id : undefined}
      onClick={onConnect}
    >
      {label}
      {foretold.length > 0 && (
        <span id={id} className={styles.foretold}>
          {foretold.join(' ')}
        </span>
      )}
    </Menu.Item>
  );
}

/** Cuts what it sends to: by keyboard, since edges are no stops of the Tab key. */
function CutItems({ view }: { view: EntityView }) {
  const { mirror, view: screen } = useParts();
  const cuts = connectionsToCut(view, mirror.getState().entities);
  if (cuts.length === 0) return null;
  return (
    <>
      <Menu.Label>Disconnect from</Menu.Label>
      {cuts.map(({ to, label }) => (
        <Menu.Item
          key={to}
          leftSection={<Unplug size={14} />}
          aria-label={`Disconnect from ${label}`}
          onClick={() => screen.setState({ dialog: { kind: 'disconnect', from: view.id, to } })}
        >
          {label}…
        </Menu.Item>
      ))}
    </>
  );
}

/** Opens a task's card, or closes it. */
function ContainersItem({ id }: { id: string }) {
  const { workspace } = useParts();
  const isOpen = useWorkspace((state) => state.opened.has(id));
  return (
    <Menu.Item leftSection={<Container size={14} />} onClick={() => toggleOpened(workspace, id)}>
      {isOpen ? 'Hide containers' : 'Show containers'}
    </Menu.Item>
  );
}

function OtherItems({ view, rename }: { view: EntityView; rename: (id: string) => void }) {
  const { view: screen } = useParts();
  const add = (component: 'alarm' | 'fault') => {
    screen.setState({ dialog: { kind: 'add', component, at: null, onto: view.id } });
  };
  const remove = () => screen.setState({ dialog: { kind: 'remove', ids: [view.id] } });
  return (
    <>
      {questionOf(view) !== null && (
        <Menu.Item
          leftSection={<CircleQuestionMark size={14} />}
          onClick={() => openWhy(screen, view.id)}
        >
          Why? (Shift W)
        </Menu.Item>
      )}
      {view.kind === 'task' && <ContainersItem id={view.id} />}
      {view.kind === 'service' && view.status === 'ACTIVE' && (
        <Menu.Item leftSection={<Rocket size={14} />} onClick={() => openDeploy(screen, view.id)}>
          Deploy…
        </Menu.Item>
      )}
      {WATCHED.includes(view.kind) && (
        <Menu.Item leftSection={<Bell size={14} />} onClick={() => add('alarm')}>
          Watch with an alarm…
        </Menu.Item>
      )}
      {FAULT_AIMS.includes(view.kind) && (
        <Menu.Item leftSection={<Zap size={14} />} onClick={() => add('fault')}>
          Inject a fault…
        </Menu.Item>
      )}
      {HAS_LABEL.includes(view.kind) && (
        <Menu.Item leftSection={<PencilLine size={14} />} onClick={() => rename(view.id)}>
          Label… (F2)
        </Menu.Item>
      )}
      {REMOVABLE.includes(view.kind) && (
        <Menu.Item leftSection={<Trash2 size={14} />} onClick={remove}>
          {view.kind === 'task' ? 'Stop task…' : 'Delete…'}
        </Menu.Item>
      )}
    </>
  );
}
