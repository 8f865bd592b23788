import { FileText } from 'lucide-react';
import { useState } from 'react';
import { keepLessonFile, type LessonFile } from '../../state/lesson-progress';
import { LessonRow } from './lesson-row';
import styles from './learn-panel.module.css';
import type { LessonPlace } from './places';
import { progress, useProgress } from './progress';
import type { LessonSource } from './run-lesson';

/** Lessons that came as a file or by a link: kept here, each with how far it is. */
export function KeptLessons(props: {
  places: ReadonlyMap<string, LessonPlace>;
  isBusy: boolean;
  onBegin: (source: LessonSource) => void;
  onGoOn: (place: LessonPlace) => void;
}) {
  const { places, isBusy, onBegin, onGoOn } = props;
  const files = useProgress((state) => state.files);
  const results = useProgress((state) => state.results);
  const [removed, setRemoved] = useState<{ key: string; file: LessonFile } | null>(null);
  const entries = Object.entries(files).toReversed();
  if (entries.length === 0 && !removed) return null;
  const remove = (key: string, file: LessonFile) => {
    keepLessonFile(progress(), key, null);
    setRemoved({ key, file });
  };
  const bringBack = () => {
    if (removed) keepLessonFile(progress(), removed.key, removed.file);
    setRemoved(null);
  };
  return (
    <section aria-label="From files and links">
      <h3 className={styles.heading}>
        <FileText size={15} aria-hidden /> From files and links
      </h3>
      {removed && (
        <p className={styles.progressDone} role="status">
          “{removed.file.title}” is removed; its sandboxes stay.{' '}
          <button type="button" onClick={bringBack}>
            Bring it back
          </button>
        </p>
      )}
      <ul className={styles.list}>
        {entries.map(([key, file]) => (
          <LessonRow
            key={key}
            title={file.title}
            summary={file.id.endsWith('.md') ? file.id : 'By a link'}
            state={results[key] ? 'Done' : places.has(key) ? 'Under way' : 'Not under way'}
            isDone={results[key] !== undefined}
            isBusy={isBusy}
            place={places.get(key)}
            onBegin={() => onBegin(file)}
            onGoOn={onGoOn}
          >
            <button
              type="button"
              onClick={() => remove(key, file)}
              aria-label={`Remove: ${file.title}`}
            >
              Remove
            </button>
          </LessonRow>
        ))}
      </ul>
    </section>
  );
}
