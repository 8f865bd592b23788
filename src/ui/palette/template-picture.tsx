import { lazy, Suspense } from 'react';
import styles from './template-picture.module.css';

const TemplateDrawing = lazy(() => import('./template-drawing'));

/** The small picture of a template, its room kept until it is there. */
export function TemplatePicture({ id }: { id: string }) {
  return (
    <span className={styles.picture}>
      <Suspense fallback={null}>
        <TemplateDrawing id={id} />
      </Suspense>
    </span>
  );
}
