import type { TaskView } from '../../model/view';
import { ImageConfigure } from './image-configure';
import { LabelField } from './label-field';
import styles from './panel.module.css';

/** A task stays as it was made: what can be changed is how its images behave, for the next one. */
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
