/** How a view is laid out, in a page of ours and in an element of others alike; colours come by class. */
export const VIEW_RULES = `*{box-sizing:border-box}
.view{border:1px solid var(--line);border-radius:var(--ikusei-radius,12px);padding:20px 24px 16px}
h1,h2,h3,p,ul{margin:0;padding:0}
h2{font-size:20px;line-height:1.4;font-weight:700;font-feature-settings:"palt";word-break:auto-phrase;line-break:strict;text-wrap:pretty}
h3{font-size:14px;font-weight:700;line-height:1.5}
.top{display:flex;gap:8px 24px;align-items:flex-start;justify-content:space-between}
.eyebrow{font-size:12px;font-weight:700;letter-spacing:.04em}
.how{font-size:13px;margin-top:4px}
.tools{display:flex;flex:none;gap:6px;align-items:center;font-size:13px}
.tools>*{display:inline-flex;align-items:center;min-height:32px;padding:0 12px;border:1px solid var(--edge);border-radius:8px;font:inherit;text-decoration:none;cursor:pointer}
.tools>[hidden]{display:none}
.tools+.view{margin-top:8px}
.refused:not(:empty){margin-top:8px;padding:8px 24px}
.fresh{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;margin-top:8px;font-size:12px;min-height:28px}
.chips{display:flex;flex-wrap:wrap;gap:6px;list-style:none}
.chips .chip{display:inline-flex;align-items:center;gap:6px;min-height:28px;padding:0 12px;border-radius:14px;text-decoration:none;font-size:13px}
.chips a.chip{padding-right:6px}.chips a span{display:inline-block;width:20px;text-align:center;font-size:15px}
button.link{padding:0;border:0;background:none;font:inherit;text-align:inherit;white-space:inherit;text-decoration:underline;cursor:pointer}
a,button.link{text-underline-offset:3px;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.tables{display:flex;flex-wrap:wrap;gap:22px 36px;margin-top:18px}
section{flex:1 1 auto;min-width:0;max-width:100%}
section.whole{flex-basis:100%}
.list tr>:last-child{padding-right:0;width:99%}
.list.fit{width:auto}.list.fit tr>:last-child,.list.lines tr>:last-child{width:auto}.list.lines .long{width:50%;min-width:15em}
.scroll{overflow-x:auto;margin:0 -8px;padding:0 8px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:0 0 6px}
th,td{text-align:left;padding:4px 18px 4px 0;font-weight:400;vertical-align:top}
thead th{font-size:12px;vertical-align:bottom;padding-bottom:6px;white-space:nowrap}
td,.list tbody th{white-space:nowrap}
.long{white-space:normal;word-break:auto-phrase;line-break:strict}
.list{width:100%}
.list td,.list tbody th{border-top:1px solid var(--line)}
.list tbody th,.matrix tbody th,.matrix tfoot th{white-space:nowrap}
.figure{text-align:right}
.bar{white-space:nowrap}
.group th{font-weight:700;font-size:12px;padding:10px 0 3px;border-top:1px solid var(--line)}
.matrix{width:100%}
.matrix td,.matrix .up{padding:0;text-align:center;min-width:34px}
.matrix .up{width:60px}
.matrix thead .up,.matrix thead .text,.matrix thead .figure{vertical-align:bottom;padding-bottom:6px}
.kinds th{padding:0 0 4px 3px;font-weight:700}
.matrix .figure{padding:0 0 0 12px;width:1%;white-space:nowrap;text-align:right;vertical-align:middle}
.matrix .text,.matrix .bar{padding:0 14px 0 0;width:1%;text-align:left;white-space:nowrap;vertical-align:middle}
.matrix tbody th{padding:0 14px 0 0;width:1%;vertical-align:middle}
.matrix .begins{padding-left:8px}
.matrix tfoot td,.matrix tfoot th{border-top:1px solid var(--line);font-size:12px;padding-top:6px;vertical-align:top}
.matrix.fit{width:auto}.matrix.fit tbody th,.matrix.fit .text,.matrix.fit .figure{width:auto}.matrix.fit .up{width:76px;min-width:76px}
.up span{display:inline-block;writing-mode:vertical-rl;max-height:10.5em;line-height:1.25;text-align:left;letter-spacing:.02em;padding-bottom:0}
.up i{font-style:normal;text-combine-upright:all}
.c{position:relative;display:flex;align-items:center;justify-content:center;min-width:30px;height:28px;margin:1px;border-radius:5px;font-size:14px;line-height:1}
td .c.below{margin:1px}
.c.below{border:2px solid var(--mark);box-shadow:inset 0 0 0 2px var(--card);font-weight:700}
.c.below svg{position:absolute;right:-2px;top:-2px;display:block}
.c.unassessed{border:1.5px dashed var(--edge);font-size:12px}
.c.hatch{background-image:repeating-linear-gradient(135deg,var(--line) 0 2px,transparent 2px 6px);font-size:12px}
.c.hatch b{font-weight:400;background:var(--card);padding:0 2px;border-radius:3px}
.c.problem{border:2px solid var(--mark);font-weight:700}
.c.problem a{display:grid;place-items:center;width:100%;height:100%;text-decoration:none;color:inherit}
.list .c,.legend .c{display:inline-flex;min-width:30px}
.sign{display:inline-flex;align-items:center;gap:10px;white-space:nowrap;min-height:22px}
.sign svg{flex:none;display:block}
.legend{display:flex;flex-wrap:wrap;gap:6px 16px;list-style:none;margin-top:14px;font-size:12px;align-items:center}
.legend li{display:inline-flex;align-items:center;gap:6px}
.legend .c{height:22px;min-width:26px;font-size:12px}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:12px;list-style:none}
.tiles>li{border:1px solid var(--line);border-radius:10px;padding:14px 16px;display:flex;flex-direction:column;gap:2px}
.tiles b{font-size:26px;line-height:1.3;font-weight:700;font-variant-numeric:tabular-nums}
.tiles h3{font-size:13px}
.tiles p{font-size:12px}
.twin{margin-top:12px;font-size:12px}
.twin summary{cursor:pointer;min-height:28px;width:fit-content}
.twin table{margin-top:4px}
.twin th,.twin td{padding:3px 14px 3px 0;border-bottom:1px solid var(--line);white-space:nowrap}
.nothing{padding:16px 0}
footer{display:flex;flex-wrap:wrap;gap:2px 16px;margin-top:16px;padding-top:10px;border-top:1px solid var(--line);font-size:12px}`

/** How it is laid out where there is less room, on touch and on paper: after all others. */
export const NARROW_RULES = `@media (pointer:coarse){.chips a,.tools>*,.twin summary{min-height:44px}}
@container (max-width:640px){
section{flex-basis:100%}
.view{padding:14px 14px 12px}
.top{flex-direction:column}
h2{font-size:18px}
.list thead{display:none}
.list,.list caption,.list tbody,.list tr,.list td,.list tbody th{display:block;width:auto}
.list tr{display:flex;flex-wrap:wrap;gap:0 16px;border-top:1px solid var(--line);padding:8px 0}
.list tbody th,.list .bar,.list .long{flex:0 0 100%}
.list tbody td,.list tbody th,.list tr>:last-child{border:0;padding:1px 0;text-align:left;width:auto;white-space:normal}
.list tbody th{font-weight:700}
.list td[data-title]:not(.empty,.bar)::before{content:attr(data-title) "：";font-size:12px;color:var(--quiet)}
.list td.empty{display:none}
.list .group{border:0;padding:10px 0 0}
.matrix .text{display:none}
.matrix tbody th{position:sticky;left:0;background:var(--card);z-index:1;max-width:35cqw;overflow:hidden;text-overflow:ellipsis;padding-right:6px}
.matrix td,.matrix .up{min-width:32px}
}
@container (max-width:480px){
.matrix,.matrix caption,.matrix thead,.matrix tbody,.matrix tfoot{display:block}
.matrix tr{display:flex;flex-wrap:wrap;align-items:flex-end}
.matrix tbody th,.matrix tfoot th{position:static;flex:0 0 100%;max-width:none;padding:5px 0 1px;text-align:left}
.matrix thead th:first-child,.kinds{display:none!important}
.matrix td,.matrix .up,.matrix.fit .up{flex:1 1 2px;min-width:0;width:auto}
.matrix td,.matrix .up{order:2}
.matrix.summed tr:not(.group)>th:first-child{flex-basis:calc(100% - 64px)}
.matrix .figure,.matrix.fit .figure{order:1;flex:0 0 64px;padding:0;text-align:right;align-self:center}
.matrix thead .figure,.matrix.fit thead .figure{flex-basis:100%}
.matrix tfoot td{border:0}
.matrix .begins{padding-left:4px}
.matrix .c{min-width:0;font-size:12px}
}
@media print{
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.tools,.twin:not([open]){display:none}
tr,.tiles>li,li{break-inside:avoid}thead{display:table-header-group}tfoot{display:table-row-group}h2,h3,caption,.group{break-after:avoid}
.c{height:22px;min-width:24px}.matrix td,.matrix .up{min-width:26px}
.scroll{overflow:visible}
}`
