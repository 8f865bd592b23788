import type { TaskView } from '../../model/view';
import { ImageConfigure } from './image-configure';
import { LabelField } from './label-field';
import styles from './panel.module.css';

/** A task is what its task definition made it: what can be changed is its images' behaviour, for the next. */
export function TaskConfigure({ task }: { task: TaskView }) {
  return (
    <>
      <div className={styles.form}>
        <LabelField id={task.id} />
        <p className={styles.note}>
          A task cannot be changed: its service replaces it when it is updated. How its image
          behaves applies from the next start of a container.
        </p>
      </div>
      {task.containers.map(({ name, image }) => (
        <ImageConfigure key={name} image={image} />
      ))}
    </>
  );
}
