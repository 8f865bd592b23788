import { ActionIcon, FileButton, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { LessonResult } from '../../state/lesson-progress';
import { toProgressFile } from '../../state/progress-file';
import { saveBlob } from '../files/save-blob';
import { counted } from '../kit/counted';
import { useParts } from '../sandbox-context';
import { writeLesson } from './learn.action';
import styles from './learn-panel.module.css';
import { loadProgress, progress, useProgress } from './progress';
import { CHOSEN_ANEW } from '../kit/chosen-anew';

const FILE_NAME = 'ecs-sandbox-progress.json';

/** What was done with the progress last; `before` brings back what it was. */
interface Done {
  readonly says: string;
  readonly isFault: boolean;
  readonly before: Readonly<Record<string, LessonResult>> | null;
}

/** How far one has got, and what can be done with that: a file to take along, a new start. */
export function ProgressMenu({ ids }: { ids: readonly string[] }) {
  const parts = useParts();
  const results = useProgress((state) => state.results);
  const [done, setDone] = useState<Done | null>(null);
  const all = Object.keys(results).length;
  const save = () => saveBlob(FILE_NAME, new Blob([toProgressFile(results)]));
  const load = async (file: File | null) => {
    if (!file) return;
    try {
      const count = loadProgress(await file.text());
      setDone({ says: `Loaded ${counted(count, 'result')}.`, isFault: false, before: results });
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      setDone({ says: `${file.name}: ${says}`, isFault: true, before: null });
    }
  };
  const startOver = () => {
    progress().setState({ results: {} });
    setDone({ says: 'No lesson counts as done any more.', isFault: false, before: results });
  };
  const undo = () => {
    if (done?.before) progress().setState({ results: done.before });
    setDone(null);
  };
  return (
    <>
      <span className={styles.progress}>
        {ids.filter((id) => results[id]).length} of {ids.length} done
        <FileButton
          inputProps={CHOSEN_ANEW}
          accept=".json,application/json"
          onChange={(file) => void load(file)}
        >
          {({ onClick: chooseFile }) => (
            <Menu width={180}>
              <Menu.Target>
                <ActionIcon size={24} aria-label="Progress">
                  <Ellipsis size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={save} disabled={all === 0}>
                  Save progress…
                </Menu.Item>
                <Menu.Item onClick={chooseFile}>Load progress…</Menu.Item>
                <Menu.Item onClick={startOver} disabled={all === 0}>
                  Start over
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item onClick={() => writeLesson.run(parts)}>Write a lesson…</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </FileButton>
      </span>
      {done && (
        <p className={styles.progressDone} role={done.isFault ? 'alert' : 'status'}>
          {done.says}{' '}
          {done.before && (
            <button type="button" onClick={undo}>
              Bring it back
            </button>
          )}
        </p>
      )}
    </>
  );
}
