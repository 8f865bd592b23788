import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { reportMarkdown } from '../../formats/deployment-report/markdown';
import {
  REPORT_NOTES,
  reportSpan,
  reportTables,
  reportTitle,
} from '../../formats/deployment-report/report-tables';
import type { DeploymentReport } from '../../model/deployment-report';
import { lastPart } from '../../model/ids';
import type { Result } from '../../model/result';
import { saveBlob } from '../files/save-blob';
import { operation } from '../inspector/operation';
import { useAnswer } from '../inspector/use-answer';
import { useCalmEntity } from '../inspector/use-calm';
import { CommandLines } from '../kit/command-lines';
import { ReportTableView } from './report-table';
import styles from './report.module.css';

const reportOf = (result: Result | null): DeploymentReport | null =>
  result?.ok ? (result.output as DeploymentReport) : null;

/** The newest report, asked for anew while the deployment goes on. */
export default function ReportPanel(props: { serviceId: string; deploymentId: string | null }) {
  const { serviceId, deploymentId } = props;
  const asked = operation('Sandbox.GetDeploymentReport', {
    service: serviceId,
    ...(deploymentId !== null && { serviceDeployment: deploymentId }),
  });
  const { result } = useAnswer(asked, useCalmEntity(serviceId));
  const report = reportOf(result);
  if (result && !result.ok) {
    return (
      <p role="alert" className={styles.refusal}>
        {result.error.message}
      </p>
    );
  }
  if (!report) return <Loader size="sm" aria-label="Loading" />;
  const line = toCommandLine(asked.target, asked.input);
  return <Report report={report} line={line} />;
}

function Report({ report, line }: { report: DeploymentReport; line: string }) {
  const { outcome, stages, revisions } = reportTables(report);
  return (
    <div className={styles.report}>
      <h3 className={styles.title}>{reportTitle(report)}</h3>
      <ReportTableView table={outcome} />
      {stages.rows.length > 0 && <ReportTableView table={stages} />}
      <ReportTableView table={revisions} remark={`Requests of ${reportSpan(report)} of the run.`} />
      <p className={styles.notes}>{REPORT_NOTES}</p>
      <CommandLines lines={[line]} />
      <Keep report={report} />
    </div>
  );
}

/** Copies it or saves it, as Markdown or JSON. */
function Keep({ report }: { report: DeploymentReport }) {
  const [told, setTold] = useState('');
  const name = `deployment-of-${report.service}-${lastPart(report.serviceDeployment)}`;
  const save = (ending: string, type: string, text: string) => {
    saveBlob(`${name}.${ending}`, new Blob([text], { type: `${type};charset=utf-8` }));
    setTold(`Saved as ${name}.${ending}.`);
  };
  const copy = () =>
    navigator.clipboard.writeText(reportMarkdown(report)).then(
      () => setTold('Copied as Markdown.'),
      () => setTold('The browser lets nothing be copied here.'),
    );
  return (
    <div className={styles.buttons}>
      <p role="status" className={styles.told}>
        {told}
      </p>
      <Button variant="outline" onClick={() => void copy()}>
        Copy as Markdown
      </Button>
      <Button
        variant="outline"
        onClick={() => save('json', 'application/json', `${JSON.stringify(report, null, 2)}\n`)}
      >
        Save as JSON
      </Button>
      <Button onClick={() => save('md', 'text/markdown', reportMarkdown(report))} data-autofocus>
        Save as Markdown
      </Button>
    </div>
  );
}
