// The site of the pages beside this folder, which are plain Markdown: npm ci && npm run build, then .vitepress/dist.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const page = (text, link) => ({ text, link });

// The README is a page of the site, too, to which others refer: how to get the library, types, options of connections.
const overview = new URL("../overview/", import.meta.url);
mkdirSync(overview, { recursive: true });
writeFileSync(new URL("index.md", overview), readFileSync(new URL("../../README.md", import.meta.url), "utf8")
  .replace(/\]\((docs\/)?(?=(LICENSE|[\w-]+[./][\w./#-]*)\))/g, (_, docs) => (docs ? "](/" : "](../"))
  .replaceAll("](/README.md", "](/index.md"));
const readme = /^\.\.\/README\.md/;

// Links that lead out of docs/, to files that a code host shows and the site has not: their text stays.
const outside = /^\.\.\//;
const withoutOutsideLinks = (md) => {
  md.core.ruler.push("outside_links", (state) => {
    for (const token of state.tokens) {
      if (!token.children) continue;
      for (const child of token.children)
        if (child.type === "link_open")
          child.attrSet("href", child.attrGet("href").replace(readme, "/overview/index.md"));
      let skipped = 0;
      token.children = token.children.filter((child) => {
        if (child.type === "link_open" && outside.test(child.attrGet("href"))) {
          skipped += 1;
          return false;
        }
        if (child.type === "link_close" && skipped > 0) {
          skipped -= 1;
          return false;
        }
        return true;
      });
    }
  });
};

// Blocks of C++ that are compiled and not shown stand in comments. Nothing else is HTML: <T> in text is C++.
const withoutComments = (md) => {
  md.core.ruler.before("normalize", "comments", (state) => {
    state.src = state.src.replace(/^<!--[\s\S]*?^-->$/gm, "");
  });
};

// {{ }} is C++, too, and nothing of Vue's.
const withoutMustaches = (md) => {
  const escaped = (text) => md.utils.escapeHtml(text).replaceAll("{", "&#123;");
  md.renderer.rules.code_inline = (tokens, i) => `<code v-pre>${escaped(tokens[i].content)}</code>`;
  md.renderer.rules.text = (tokens, i) => escaped(tokens[i].content);
};

export default defineConfig({
  title: "Mizzle",
  description: "SQL for C++20 that the compiler checks",
  lang: "en",
  rewrites: { "README.md": "index.md" },
  base: process.env.MIZZLE_DOCS_BASE ?? "/",
  lastUpdated: false,
  ignoreDeadLinks: [/^\.\.\//, /\/api\//],
  srcExclude: ["node_modules/**"],
  markdown: {
    theme: { light: "github-light", dark: "github-dark" },
    languageAlias: { "c++": "cpp" },
    html: false,
    config: (md) => {
      withoutOutsideLinks(md);
      withoutComments(md);
      withoutMustaches(md);
    },
  },
  themeConfig: {
    outline: [2, 3],
    search: { provider: "local", options: { detailedView: false } },
    nav: [page("Start here", "/start"), page("SQL", "/sql"), page("Errors", "/errors-at-run-time"), page("API", "/api")],
    sidebar: [
      { text: "Begin", items: [page("Start here", "/start"), page("Overview", "/overview/"), page("Schema", "/schema"),
        page("Tables without macros", "/reflection"), page("Queries", "/sql"),
        page("Relations", "/relational-queries"), page("Writing", "/writing"), page("Transactions", "/transactions"),
        page("Types of results", "/results")] },
      { text: "Services", items: [page("Pools, batches, time", "/pools"), page("Recipes", "/recipes"), page("Lists, files, tests", "/recipes-lists"),
        page("Errors at run time", "/errors-at-run-time"), page("What errors say", "/sentences"),
        page("What the compiler says", "/errors"),
        page("Performance", "/performance")] },
      { text: "Databases", items: [page("SQLite", "/sqlite"), page("PostgreSQL", "/postgresql"),
        page("MySQL and MariaDB", "/mysql"), page("Differences", "/differences"),
        page("Decimals on SQLite", "/sqlite-decimals"), page("MariaDB's spelling", "/mariadb-spelling"),
        page("Clusters", "/clusters")] },
      { text: "A schema's life", items: [page("Migrations", "/migrations"), page("The kit", "/kit"),
        page("Teams and deployments", "/teams")] },
      { text: "Coming from", items: [page("Drizzle", "/from-drizzle"), page("C++ libraries and by hand", "/from-cpp"),
        page("Migration tools", "/coming-from")] },
      { text: "Inside", items: [page("Public names", "/names"), page("API", "/api"),
        { text: "API reference", link: "/api/html/index.html", target: "_self" }, page("Design", "/design"), page("Drivers", "/driver")] },
    ],
  },
});
