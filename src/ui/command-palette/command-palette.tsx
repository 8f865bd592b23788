import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { StoredSandbox } from '../../state/commands';
import { useRunTemplate } from '../palette/use-run-template';
import { useParts } from '../sandbox-context';
import { keyCaps } from '../shell/keys';
import styles from './command-palette.module.css';
import { type Entry, ENTRY_GROUPS } from './entry';
import { commandEntry, paletteEntries } from './palette-entries';
import { searchEntries } from './search-entries';

/** More than these nobody reads: another letter finds it sooner. */
const MOST = 40;

const inWords = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** All that can be done or gone to, as it stood when the palette was opened. */
function useEntries(): readonly Entry[] {
  const parts = useParts();
  const { commands, view } = parts;
  const { run } = useRunTemplate();
  const [stored, setStored] = useState<readonly StoredSandbox[]>([]);
  useEffect(() => void commands.listSandboxes().then(setStored), [commands]);
  return useMemo(() => {
    const notice = (error: unknown) => view.setState({ notice: inWords(error) });
    return paletteEntries(parts, stored, {
      runTemplate: (scenario) => void run(scenario),
      open: (id) => void commands.openSandbox(id).catch(notice),
    });
    // `run` is made anew by each render, from the same parts.
  }, [parts, commands, view, stored]);
}

/** Every action, thing, template and setting, found by its words and done by Enter. */
export default function CommandPalette() {
  const parts = useParts();
  const [search, setSearch] = useState('');
  const [[store, spotlight]] = useState(createSpotlight);
  useEffect(() => spotlight.open(), [spotlight]);
  const entries = useEntries();
  const found = useMemo(
    () => [...commandEntry(parts, search), ...searchEntries(entries, search, MOST)],
    [parts, entries, search],
  );
  /** Whatever was chosen may have opened a dialog in its place. */
  const closed = () => {
    const { dialog } = parts.view.getState();
    if (dialog?.kind === 'palette') parts.view.setState({ dialog: null });
  };
  const choose = (entry: Entry) => {
    spotlight.close();
    parts.view.setState({ dialog: null });
    entry.run();
  };
  return (
    <Spotlight.Root
      query={search}
      onQueryChange={setSearch}
      store={store}
      onSpotlightClose={closed}
      shortcut={null}
      scrollable
      maxHeight={420}
      size={600}
      aria-label="Command palette"
      classNames={styles}
    >
      <Spotlight.Search
        placeholder="An action, a task, a template, a setting, or aws …"
        aria-label="Search actions, things, templates and settings"
        leftSection={<Search size={16} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {ENTRY_GROUPS.map((group) => {
          const mine = found.filter((entry) => entry.group === group);
          return (
            mine.length > 0 && (
              <Spotlight.ActionsGroup key={group} label={group}>
                {mine.map((entry) => (
                  <Row key={entry.id} entry={entry} onChoose={() => choose(entry)} />
                ))}
              </Spotlight.ActionsGroup>
            )
          );
        })}
        {found.length === 0 && <Spotlight.Empty>Nothing is called that.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Row({ entry, onChoose }: { entry: Entry; onChoose: () => void }) {
  const { label, detail, keys } = entry;
  return (
    <Spotlight.Action onClick={onChoose} className={styles.row} closeSpotlightOnTrigger={false}>
      <span className={styles.label}>{label}</span>
      <span className={styles.detail}>{detail}</span>
      {keys !== undefined && (
        <span className={styles.keys}>
          {keyCaps(keys).map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </span>
      )}
    </Spotlight.Action>
  );
}
