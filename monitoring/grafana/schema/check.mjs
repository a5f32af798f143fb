// Checks every dashboard against the types that Grafana publishes (@grafana/schema): the dashboard, and the options, field settings and queries of each panel, which the
// type of the dashboard leaves open. `npm install && npm run check`; exit code 1 where something does not fit.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const dashboards = process.argv[2] ?? join(here, '..', 'dashboards');

// Module with the types of a panel's options, and whether it has types of field settings.
const PANELS = {timeseries: 'TimeSeries', stat: 'Stat', bargauge: 'BarGauge', heatmap: 'Heatmap'};
const WITH_FIELDS = ['timeseries', 'heatmap'];

const files = readdirSync(dashboards, {recursive: true}).filter(name => name.endsWith('.json')).sort();
const lines = [
  `import type {Dashboard, Panel} from '@grafana/schema';`,
  ...Object.entries(PANELS).map(([type, name]) =>
    `import type * as ${type} from '@grafana/schema/dist/esm/raw/composable/${type}/panelcfg/x/${name}PanelCfg_types.gen';`),
  // JSON has the values of enums as they are.
  'type Plain<T> = T extends string ? `${T}` : T extends object ? {[K in keyof T]: Plain<T[K]>} : T;',
  // A query of Prometheus, as its data source reads it.
  `interface Query {refId: string; expr: string; legendFormat: string; datasource: {type: 'prometheus'; uid: string};
     editorMode: 'code' | 'builder'; format: 'time_series' | 'heatmap' | 'table'; range: boolean; instant: boolean}`,
];
let panels = 0;
files.forEach((file, index) => {
  const dashboard = JSON.parse(readFileSync(join(dashboards, file), 'utf8'));
  // What a data source makes of the query of an annotation is as open as that of a panel.
  dashboard.annotations.list.forEach((annotation, number) => {
    lines.push(`export const d${index}a${number}: Query = ${JSON.stringify(annotation.target)};`);
    annotation.target = {refId: annotation.target.refId};
  });
  lines.push(`// ${file}`, `export const d${index}: Plain<Dashboard> = ${JSON.stringify(dashboard)};`);
  for (const panel of dashboard.panels.filter(panel => panel.type !== 'row')) {
    const name = `d${index}p${panel.id}`;
    const type = panel.type;
    panels++;
    lines.push(`export const ${name}: Plain<Panel> = ${JSON.stringify(panel)}; // ${panel.title}`);
    lines.push(`export const ${name}o: Plain<${type}.Options> = ${JSON.stringify(panel.options)};`);
    lines.push(`export const ${name}t: Query[] = ${JSON.stringify(panel.targets)};`);
    if (WITH_FIELDS.includes(type)) {
      lines.push(`export const ${name}f: Plain<${type}.FieldConfig> = ${JSON.stringify(panel.fieldConfig.defaults.custom)};`);
    }
  }
});

const folder = mkdtempSync(join(here, 'node_modules', '.check-'));
try {
  writeFileSync(join(folder, 'dashboards.ts'), lines.join('\n') + '\n');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--types', ''];
  execFileSync(join(here, 'node_modules', '.bin', 'tsc'), [...options, join(folder, 'dashboards.ts')], {stdio: 'inherit'});
  console.log(`${files.length} dashboards with ${panels} panels fit @grafana/schema`);
} catch {
  process.exitCode = 1;
} finally {
  rmSync(folder, {recursive: true});
}
