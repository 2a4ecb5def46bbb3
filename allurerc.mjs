// How the results of a run become HTML. `make report` uses it, after checking the results and the history;
// plain `npx allure generate reports/allure-results` works too.
import { readFileSync } from "node:fs";

const name = "Immunisation FHIR API: acceptance tests";
// One file each: they open from a disk or an unpacked archive, with no server.
const look = { singleFile: true };

export default {
  name,
  output: "reports/allure",
  // `make report` hands over a copy: what fails half-way damages nothing.
  historyPath: process.env.REPORT_HISTORY ?? "reports/history.jsonl",
  historyLimit: 20,
  categories: JSON.parse(readFileSync(new URL("support/evidence/report/categories.json", import.meta.url))),
  // Of no use to a reader, or told already among the parameters, at the head of every scenario.
  hideLabels: ["environment", "framework", "language", "host", "thread", "parentSuite", "suite", "subSuite"],
  plugins: {
    allure2: { options: { ...look, reportLanguage: "en", reportName: `${name}, overview` } },
    awesome: {
      options: {
        ...look,
        reportLanguage: "en-iso",
        reportName: `${name}, in detail`,
        groupBy: ["epic", "feature", "story"],
        sections: ["charts", "timeline"],
        timeline: { minDuration: 0 },
      },
    },
  },
};
