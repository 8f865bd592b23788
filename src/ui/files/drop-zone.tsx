import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useParts } from '../sandbox-context';
import styles from './drop-zone.module.css';
import { openFiles } from './open-file';

const holdsFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Opens a file that is dropped anywhere on the page. */
export function DropZone() {
  const parts = useParts();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // Every element that is entered and left says so: the page is left when all of them are.
    let depth = 0;
    const leave = () => {
      depth = 0;
      setIsOver(false);
    };
    const handlers: Record<string, (event: DragEvent) => void> = {
      dragenter: (event) => {
        if (!holdsFiles(event)) return;
        depth++;
        setIsOver(true);
      },
      dragleave: (event) => {
        if (!holdsFiles(event)) return;
        depth--;
        if (depth <= 0) leave();
      },
      dragover: (event) => {
        if (!holdsFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      drop: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        leave();
        // Dropped on the terminal it is for `file://`.
        if (event.target instanceof Element && event.target.closest('[data-takes-files]')) return;
        void openFiles(parts, [...(event.dataTransfer?.files ?? [])]);
      },
    };
    const all = Object.entries(handlers) as [string, EventListener][];
    for (const [type, handler] of all) window.addEventListener(type, handler);
    return () => {
      for (const [type, handler] of all) window.removeEventListener(type, handler);
    };
  }, [parts]);
  if (!isOver) return null;
  return (
    <div className={styles.zone} aria-hidden>
      <p className={styles.card}>
        <FileDown size={20} />
        Drop to open: compose, a task definition or service, CloudFormation, a script of aws lines,
        a lesson, a saved sandbox or its PNG
      </p>
    </div>
  );
}
