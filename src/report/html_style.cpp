// How the page looks: the colours and sizes of the viewer, on a screen of any width and on paper.

#include <array>
#include <utility>

#include "friction/drawing/svg.h"
#include "friction/drawing/theme.h"
#include "html.h"

namespace friction::report {
namespace {

std::string variables(const drawing::Theme& theme) {
    const std::array<std::pair<std::string_view, drawing::Colour>, 13> table{{
        {"ground", theme.ground},
        {"panel", theme.panel},
        {"sunk", theme.sunk},
        {"line", theme.line},
        {"line2", theme.line2},
        {"ink", theme.ink},
        {"ink2", theme.ink2},
        {"ink3", theme.ink3},
        {"blue", theme.blue},
        {"on-blue", theme.on_blue},
        {"warm", theme.warm},
        {"warm-tint", theme.warm_tint},
        {"base", theme.base},
    }};
    std::string text = theme.is_dark ? "color-scheme:dark;" : "color-scheme:light;";
    for (const auto& [name, colour] : table)
        text += "--" + std::string(name) + ':' + drawing::hex(colour) + ';';
    return text;
}

constexpr std::string_view style_rules =
    R"(*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);overflow-wrap:break-word;
font:15px/1.5 Inter,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
header,main,footer{max-width:1280px;margin:0 auto;padding:0 16px}
header{padding-top:28px}
h1{font-size:30px;line-height:1.2;font-weight:600;margin:6px 0 10px}
h2{font-size:20px;line-height:1.3;font-weight:600;margin:0 0 4px}
h3{font-size:16px;line-height:1.3;font-weight:600;margin:28px 0 2px}
p{margin:6px 0;max-width:84ch}
ul,ol{margin:6px 0;padding-left:20px}
li{margin:4px 0;max-width:84ch}
a{color:var(--blue)}
:focus-visible{outline:2.5px solid var(--ink);outline-offset:2px}
.skip{position:absolute;left:-99em}
.skip:focus{left:16px;top:4px;background:var(--panel);padding:4px 8px}
.brand{display:flex;align-items:center;gap:8px;color:var(--ink2);margin:0}
.mark{width:24px;height:24px}
.mark rect{fill:var(--ink)}
.mark polyline{fill:none;stroke-width:3;stroke:var(--panel)}
.mark .first{stroke:#ee7e42}
.summary{color:var(--ink2)}
.question{font-size:18px;font-weight:600}
nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;margin:12px 0 0;list-style:none}
nav li{margin:0}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:6px;
padding:20px 22px;margin:16px 0}
#answer p:first-of-type{font-size:20px;line-height:1.4}
.caption,figcaption,.faint,.when{color:var(--ink3)}
.caption,figcaption,.when{font-size:13px}
.strong{font-weight:600}
.better{color:var(--blue)}
.worse{color:var(--warm)}
.alarm{color:var(--warm);background:var(--warm-tint);font-weight:600}
p.alarm{padding:8px 12px;border-left:4px solid var(--warm)}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;margin:8px 0;font-size:14px;line-height:1.35}
th,td{padding:5px 18px 5px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
tbody th{font-weight:400;min-width:9em}
tbody th.strong{font-weight:600}
thead th{font-weight:400;color:var(--ink3);font-size:13px;vertical-align:bottom}
th.n,td.n{text-align:right}
td{white-space:nowrap}
td.w{white-space:normal;min-width:15em}
th.of{padding-left:18px}
.side{display:flex;flex-wrap:wrap;align-items:flex-start;gap:4px 28px}
.table{min-width:0}
.figures{flex:1 1 500px;min-width:0;display:grid;gap:20px 28px;margin:12px 0;
grid-template-columns:repeat(auto-fit,minmax(min(100%,500px),1fr))}
.figures:has(.wide){flex-basis:100%}
figure{margin:0;min-width:0}
figure.wide{grid-column:1/-1}
figure svg{display:block;max-width:100%;height:auto}
figcaption{margin-top:4px;max-width:84ch}
.stories{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:8px 28px}
.stories h3{margin-top:12px}
.stories ol{list-style:none;padding:0}
.card{background:var(--sunk);border:1px solid var(--line);border-radius:6px;padding:8px 12px;
margin:8px 0;break-inside:avoid}
.card p{margin:1px 0}
.card .when,.card .faint{color:var(--ink2)}
.title{font-weight:600;display:flex;justify-content:space-between;gap:12px}
.em{color:var(--warm);white-space:nowrap}
.bar{display:flex;height:6px;margin:4px 0;background:var(--line)}
.bar span{background:var(--base)}
.bar span+span{background:var(--warm);min-width:1px}
footer{padding-bottom:32px;color:var(--ink2);font-size:13px}
footer h2{font-size:13px}
@media (max-width:760px){
header,main,footer{padding-left:10px;padding-right:10px}
.panel{padding:14px 12px}
h1{font-size:24px}
figure svg{max-width:none}
figure:not(.wide) svg{max-width:100%;min-width:480px}
}
@page{size:A4;margin:13mm 12mm}
@page sheet{size:A4 landscape;margin:10mm}
@media print{
body{background:#fff;font-size:10.5pt}
header,main,footer{max-width:none;padding:0}
nav,.skip{display:none}
.panel{border:0;padding:0;margin:18px 0 0}
.scroll{overflow:visible}
table{font-size:9pt}
th,td{padding-right:10px}
tr,figure,li{break-inside:avoid}
h2,h3,.caption{break-after:avoid}
thead{display:table-header-group}
.sheet{page:sheet}
.side{display:block}
.figures{grid-template-columns:minmax(0,1fr)}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)";

}  // namespace

std::string html_style() {
    return ":root{" + variables(drawing::light_theme()) +
           "}\n@media screen and (prefers-color-scheme:dark){:root{" +
           variables(drawing::dark_theme()) + "}}\n" + std::string(style_rules);
}

}  // namespace friction::report
