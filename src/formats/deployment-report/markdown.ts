import type { DeploymentReport } from '../../model/deployment-report';
import {
  REPORT_NOTES,
  reportSpan,
  type ReportTable,
  reportTables,
  reportTitle,
  type Row,
} from './report-tables';

/** A cell may hold anything; a bar or a line break would end it. */
const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');

function table({ head, rows }: ReportTable): string {
  const line = (row: Row) => `| ${row.map(cell).join(' | ')} |`;
  const names = head.length > 0 ? head : (rows[0]?.map(() => '') ?? []);
  const rule = `| ${names.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`;
  return [line(names), rule, ...rows.map(line)].join('\n');
}

/** A deployment report for people to read, as Markdown; the report itself is the JSON form. */
export function reportMarkdown(report: DeploymentReport): string {
  const { outcome, stages, revisions } = reportTables(report);
  return [
    `# ${reportTitle(report)}`,
    table(outcome),
    `## ${stages.title}`,
    table(stages),
    `## ${revisions.title}`,
    `Requests of ${reportSpan(report)}.`,
    table(revisions),
    REPORT_NOTES,
    '',
  ].join('\n\n');
}
