import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { StoredSandbox } from '../../state/commands';
import { useRunTemplate } from '../palette/use-run-template';
import { Dialog } from '../kit/dialog';
import { useParts } from '../sandbox-context';
import { keyCaps } from '../shell/keys';
import { takeTypedAhead } from '../shell/typed-ahead';
import styles from './command-palette.module.css';
import type { Entry } from './entry';
import { commandEntry, paletteEntries } from './palette-entries';
import { inGroups, searchEntries } from './search-entries';

/** More than these nobody reads: another letter finds it sooner. */
const MOST = 40;

/** Its name is for those who hear it: the field says the rest. */
const HEADLESS = { header: { display: 'none' } } as const;

const inWords = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** All that can be done or gone to, as it stood when the palette was opened. */
function useEntries(): readonly Entry[] {
  const parts = useParts();
  const { commands, view } = parts;
  const { run } = useRunTemplate();
  const [stored, setStored] = useState<readonly StoredSandbox[]>([]);
  useEffect(() => void commands.listSandboxes().then(setStored), [commands]);
  const [lessons, setLessons] = useState<readonly Entry[]>([]);
  useEffect(() => {
    void import('./lesson-entries').then(({ learnEntries }) => setLessons(learnEntries(parts)));
  }, [parts]);
  const others = useMemo(() => {
    const notice = (error: unknown) => view.setState({ notice: inWords(error) });
    return paletteEntries(parts, stored, {
      runTemplate: (scenario) => void run(scenario),
      open: (id) => void commands.openSandbox(id).catch(notice),
    });
    // `run` is made anew by each render, from the same parts.
  }, [parts, commands, view, stored]);
  return useMemo(() => [...others, ...lessons], [others, lessons]);
}

/** Every action, thing, template and setting, found by its words and done by Enter. */
export default function CommandPalette() {
  const parts = useParts();
  const [search, setSearch] = useState('');
  const entries = useEntries();
  const found = useMemo(
    () => [...commandEntry(parts, search), ...searchEntries(entries, search, MOST)],
    [parts, entries, search],
  );
  const list = useCombobox({ opened: true });
  const field = useRef<HTMLInputElement>(null);
  // The best answer is one Enter away, and told to those who hear the list.
  useEffect(() => {
    const first = list.selectFirstOption();
    if (first !== null) field.current?.setAttribute('aria-activedescendant', first);
    // The list is made anew by each render, over the same store.
  }, [found]);
  const close = () => parts.view.setState({ dialog: null });
  const choose = (id: string) => {
    // Whatever it opens takes the place of the palette.
    close();
    found.find((entry) => entry.id === id)?.run();
  };
  return (
    <Dialog
      onClose={close}
      withCloseButton={false}
      title="Command palette"
      styles={HEADLESS}
      centered={false}
      yOffset={80}
      size={600}
      padding={0}
    >
      <Combobox store={list} onOptionSubmit={choose}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            ref={field}
            data-autofocus
            className={styles.search}
            variant="unstyled"
            size="md"
            placeholder="An action, a task, a template, a setting, or aws …"
            aria-label="Search actions, things, templates and settings"
            leftSection={<Search size={16} aria-hidden />}
            value={search}
            onFocus={() => setSearch(search + takeTypedAhead(parts.view))}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && close()}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={styles.list}>
          {inGroups(found).map(({ group, entries: mine }) => (
            <Combobox.Group key={group} label={group} classNames={styles}>
              {mine.map((entry) => (
                <Row key={entry.id} entry={entry} />
              ))}
            </Combobox.Group>
          ))}
          {found.length === 0 && <Combobox.Empty>Nothing is called that.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox>
    </Dialog>
  );
}

function Row({ entry: { id, label, detail, keys } }: { entry: Entry }) {
  return (
    <Combobox.Option value={id} className={styles.row}>
      <span className={styles.label}>{label}</span>
      <span className={styles.detail}>{detail}</span>
      {keys !== undefined && (
        <span className={styles.keys}>
          {keyCaps(keys).map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </span>
      )}
    </Combobox.Option>
  );
}
