import { Portal } from '@mantine/core';
import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useParts } from '../sandbox-context';
import { addAnnotation } from '../canvas/annotations/add-annotation';
import { ComponentIcon } from './component-icon';
import { isAnnotation, type PaletteComponent, type PaletteId, searchPalette } from './components';
import styles from './palette.module.css';
import { SearchField } from './search-field';
import { type Ghost, usePaletteDrag } from './use-palette-drag';
import { SEARCH_FIELD } from './search.action';
import { walkList } from './walk-list';

/** The Build tab: everything that can be put on the canvas, dragged, clicked or by Enter. */
export function Palette() {
  const parts = useParts();
  const { view } = parts;
  const [search, setSearch] = useState('');
  const add = (component: PaletteId) => {
    if (isAnnotation(component)) return addAnnotation(parts, component);
    const onto = view.getState().selection.at(-1) ?? null;
    return view.setState({ dialog: { kind: 'add', component, at: null, onto } });
  };
  const { ghost, onPointerDown } = usePaletteDrag(add);
  const groups = searchPalette(search);
  const first = groups[0]?.components[0];
  const addFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || search.trim() === '' || !first) return;
    event.preventDefault();
    add(first.id);
  };
  return (
    <div className={styles.palette} onKeyDown={walkList}>
      <SearchField
        id={SEARCH_FIELD}
        label="Search components"
        value={search}
        onChange={setSearch}
        onKeyDown={addFirst}
      />
      {groups.map(({ title, components }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <ul className={styles.list}>
            {components.map((component) => (
              <Item key={component.id} {...{ component, add, onPointerDown }} />
            ))}
          </ul>
          {title === 'Storage' && search.trim() === '' && (
            <button
              type="button"
              className={styles.ask}
              onClick={() => view.setState({ dialog: { kind: 'storage-choice' } })}
            >
              Which storage?
            </button>
          )}
        </section>
      ))}
      {groups.length === 0 && <p className={styles.nothing}>Nothing here is called that.</p>}
      {ghost && <DragGhost ghost={ghost} />}
    </div>
  );
}

function Item(props: {
  component: PaletteComponent<PaletteId>;
  add: (id: PaletteId) => void;
  onPointerDown: ReturnType<typeof usePaletteDrag>['onPointerDown'];
}) {
  const { component, add, onPointerDown } = props;
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        data-component={component.id}
        title={component.hint}
        onPointerDown={(event) => onPointerDown(component.id, event)}
        // A click without a pointer comes from Enter, Space or a screen reader.
        onClick={(event) => event.detail === 0 && add(component.id)}
      >
        <ComponentIcon component={component.id} size={20} />
        <span className={styles.label}>{component.label}</span>
        <GripVertical size={12} className={styles.grip} aria-hidden />
      </button>
    </li>
  );
}

function DragGhost({ ghost }: { ghost: Ghost }) {
  const component = searchPalette('')
    .flatMap((group) => group.components)
    .find(({ id }) => id === ghost.component);
  return (
    <Portal>
      <div
        className={styles.ghost}
        data-over={ghost.over}
        style={{ transform: `translate(${ghost.x + 8}px, ${ghost.y + 8}px)` }}
      >
        <ComponentIcon component={ghost.component} size={20} />
        {component?.label}
      </div>
    </Portal>
  );
}
