import { CONTENT_TYPES, MAIN, OFFICE, rels, XML } from '../workbook-parts.ts'
import type { Entry } from '../zip-builder.ts'

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'
const XM = 'http://schemas.microsoft.com/office/excel/2006/main'
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart'

/** The sheet 名簿 as Excel writes one that uses all it has: columns A to G, headers in row 3, records in rows 4 to 6. */
export const RICH_SHEET = `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetPr><tabColor rgb="FF2F6F8F"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:G6"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B4" sqref="B4"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18.75" x14ac:dyDescent="0.4"/><cols><col min="1" max="1" width="10.5" style="1" customWidth="1"/><col min="4" max="4" width="12" style="2" customWidth="1"/><col min="7" max="7" width="9" style="5"/></cols><sheetData><row r="1" spans="1:7" ht="27" customHeight="1" x14ac:dyDescent="0.4"><c r="A1" s="3" t="s"><v>0</v></c></row><row r="3" spans="1:7" x14ac:dyDescent="0.4"><c r="A3" s="4" t="s"><v>1</v></c><c r="B3" s="4" t="s"><v>2</v></c><c r="C3" s="4" t="s"><v>3</v></c><c r="D3" s="4" t="s"><v>4</v></c><c r="E3" s="4" t="s"><v>5</v></c><c r="F3" s="4" t="s"><v>6</v></c></row><row r="4" spans="1:7" ht="20.25" customHeight="1" x14ac:dyDescent="0.4"><c r="A4" s="1" t="s"><v>7</v></c><c r="B4" s="3" t="s" ph="1"><v>8</v></c><c r="C4" t="s"><v>9</v></c><c r="D4" s="2"><v>45748</v></c><c r="E4"><v>3</v></c><c r="F4"><f>E4*10</f><v>30</v></c></row><row r="5" spans="1:7" ht="20.25" customHeight="1" x14ac:dyDescent="0.4"><c r="A5" s="1" t="s"><v>10</v></c><c r="B5" s="3" t="s"><v>11</v></c><c r="C5" t="s"><v>9</v></c><c r="D5" s="2"/><c r="E5" t="b"><v>1</v></c><c r="F5"><f>E5*10</f><v>10</v></c></row><row r="6" spans="1:7" s="6" customFormat="1" ht="21" customHeight="1" x14ac:dyDescent="0.4"><c r="A6" s="1" t="s"><v>12</v></c><c r="B6" s="3" t="inlineStr"><is><t>上田</t></is></c><c r="D6" s="2"><v>45750</v></c><c r="F6" s="4"><f>E6*10</f><v>0</v></c></row></sheetData><autoFilter ref="A3:F6"/><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><phoneticPr fontId="1" type="Hiragana"/><conditionalFormatting sqref="A4:F6"><cfRule type="expression" dxfId="0" priority="1"><formula>$E4&gt;2</formula></cfRule></conditionalFormatting><dataValidations count="3"><dataValidation type="list" allowBlank="1" sqref="C4:C6"><formula1>"総務課,税務課"</formula1></dataValidation><dataValidation type="date" operator="greaterThan" sqref="D4:D200"><formula1>36526</formula1></dataValidation><dataValidation type="whole" sqref="E4:E6 G6"><formula1>0</formula1><formula2>9</formula2></dataValidation></dataValidations><hyperlinks><hyperlink ref="B4" location="'一覧'!A1" display="青木"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;P / &amp;N</oddFooter></headerFooter><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><extLst><ext xmlns:x14="${X14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="expression" priority="2" id="{00000000-000E-0000-0000-000001000000}"><xm:f>'一覧'!$A$2=$A4</xm:f><x14:dxf/></x14:cfRule><xm:sqref>A4:A6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext xmlns:x14="${X14}" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations xmlns:xm="${XM}" count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>'一覧'!$A$2:$A$3</xm:f></x14:formula1><xm:sqref>B4:B6</xm:sqref></x14:dataValidation></x14:dataValidations></ext><ext xmlns:x14="${X14}" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups xmlns:xm="${XM}"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>'名簿'!E4:E6</xm:f><xm:sqref>G6</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>`

/** The sheet 一覧: a table in A1:B3. */
export const TABLE_SHEET = `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1:B3"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="18.75"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>コード</t></is></c><c r="B1" t="inlineStr"><is><t>名称</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>k01</t></is></c><c r="B2" t="inlineStr"><is><t>総務課</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>k02</t></is></c><c r="B3" t="inlineStr"><is><t>税務課</t></is></c></row></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`

export const TABLE = `${XML}<table xmlns="${MAIN}" id="1" name="課一覧" displayName="課一覧" ref="A1:B3" totalsRowShown="0"><autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1" name="コード"/><tableColumn id="2" name="名称"/></tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>`

export const RICH_WORKBOOK = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="名簿" sheetId="1" r:id="rId1"/><sheet name="一覧" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">名簿!$A$3:$F$6</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">名簿!$A$1:$F$6</definedName><definedName name="課">一覧!$B$2:$B$3</definedName></definedNames><calcPr calcId="191029"/></workbook>`

const TEXTS = [
  '<t>名簿（見本）</t>',
  ...['番号', '氏名', '課', '入庁日', '級', '計', '000101'].map((text) => `<t>${text}</t>`),
]
const ITEMS = [
  ...TEXTS,
  '<t>青木</t><rPh sb="0" eb="2"><t>アオキ</t></rPh><phoneticPr fontId="1"/>',
  '<t>総務課</t>',
  '<t>000102</t>',
  '<r><t>井</t></r><r><rPr><b/><sz val="11"/></rPr><t>上</t></r>',
  '<t>000103</t>',
]

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="3"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><sz val="11"/><name val="游ゴシック"/></font><font><strike/><sz val="11"/><name val="游ゴシック"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${[
  [0, 0],
  [49, 0],
  [176, 0],
  [0, 1],
  [0, 0],
  [1, 0],
  [2, 0],
  [0, 2],
]
  .map(
    ([format, font]) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  .join(
    '',
  )}</cellXfs><cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>`

const CHART = `${XML}<c:chartSpace xmlns:c="${C}" xmlns:a="${A}"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>名簿!$E$4:$E$6</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`
const DRAWING = `${XML}<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${A}"><xdr:twoCellAnchor><xdr:from><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>14</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="図"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${OFFICE}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`
const COMMENTS = `${XML}<comments xmlns="${MAIN}"><authors><author>係</author></authors><commentList><comment ref="B4" authorId="0"><text><t>確認済み</t></text></comment></commentList></comments>`
const VML = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>3</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>`

const spreadsheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const override = (name: string, type: string): string =>
  `<Override PartName="/xl/${name}" ContentType="${type}"/>`
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

/** The parts of a workbook that uses all that Excel has. */
export const RICH_PARTS: readonly Entry[] = [
  {
    name: '[Content_Types].xml',
    content: CONTENT_TYPES.replace(
      '<Override',
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${[
        override('worksheets/sheet1.xml', `${spreadsheetml}.worksheet+xml`),
        override('worksheets/sheet2.xml', `${spreadsheetml}.worksheet+xml`),
        override('styles.xml', `${spreadsheetml}.styles+xml`),
        override('sharedStrings.xml', `${spreadsheetml}.sharedStrings+xml`),
        override('comments1.xml', `${spreadsheetml}.comments+xml`),
        override('tables/table1.xml', `${spreadsheetml}.table+xml`),
        override('drawings/drawing1.xml', 'application/vnd.openxmlformats-officedocument.drawing+xml'),
        override('charts/chart1.xml', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'),
      ].join('')}<Override`,
    ),
  },
  { name: '_rels/.rels', content: rels(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
  { name: 'xl/workbook.xml', content: RICH_WORKBOOK },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: rels(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
        relation('rId2', 'worksheet', 'worksheets/sheet2.xml') +
        relation('rId3', 'sharedStrings', 'sharedStrings.xml') +
        relation('rId4', 'styles', 'styles.xml'),
    ),
  },
  {
    name: 'xl/sharedStrings.xml',
    content: `${XML}<sst xmlns="${MAIN}">${ITEMS.map((item) => `<si>${item}</si>`).join('')}</sst>`,
  },
  { name: 'xl/styles.xml', content: STYLES },
  { name: 'xl/worksheets/sheet1.xml', content: RICH_SHEET },
  {
    name: 'xl/worksheets/_rels/sheet1.xml.rels',
    content: rels(
      relation('rId1', 'drawing', '../drawings/drawing1.xml') +
        relation('rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml') +
        relation('rId3', 'comments', '../comments1.xml'),
    ),
  },
  { name: 'xl/worksheets/sheet2.xml', content: TABLE_SHEET },
  {
    name: 'xl/worksheets/_rels/sheet2.xml.rels',
    content: rels(relation('rId1', 'table', '../tables/table1.xml')),
  },
  { name: 'xl/tables/table1.xml', content: TABLE },
  { name: 'xl/comments1.xml', content: COMMENTS },
  { name: 'xl/drawings/drawing1.xml', content: DRAWING },
  {
    name: 'xl/drawings/_rels/drawing1.xml.rels',
    content: rels(relation('rId1', 'chart', '../charts/chart1.xml')),
  },
  { name: 'xl/drawings/vmlDrawing1.vml', content: VML, stored: true },
  { name: 'xl/charts/chart1.xml', content: CHART },
]
