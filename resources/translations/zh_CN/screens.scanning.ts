<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DeviceSheet</name>
    <message>
        <source>Which scanner?</source>
        <translation>用哪台扫描仪？</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描仪</translation>
    </message>
</context>
<context>
    <name>ScanningScreen</name>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Back to the step</source>
        <translation>返回本步骤</translation>
    </message>
    <message>
        <source>Bring the scans in</source>
        <translation>读入扫描件</translation>
    </message>
    <message>
        <source>A folder of scans…</source>
        <translation>选择扫描文件夹…</translation>
    </message>
    <message>
        <source>Single files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Scan now…</source>
        <translation>立即扫描…</translation>
    </message>
    <message>
        <source>This stack is bundle number</source>
        <translation>这一叠是第几捆</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Grey, 200 dpi, any order and turn; JPEG, PNG, TIFF, PDF or phone photos (send the original picture). Your files are only read. Leave the number empty when bundles are mixed.</source>
        <translation>灰度、200 dpi，顺序和方向不限；JPEG、PNG、TIFF、PDF 或手机照片（请发原图）均可。只读取，不改动您的文件。各捆混在一起时，捆号留空。</translation>
    </message>
    <message>
        <source>Who must agree before the seal</source>
        <translation>封票前由哪几方核对</translation>
    </message>
    <message>
        <source>Machine and hand count, row by row</source>
        <translation>机读与手工合计，逐行核对</translation>
    </message>
    <message>
        <source>Machine and one keyboard pass</source>
        <translation>机读与一遍录入</translation>
    </message>
    <message>
        <source>Two keyboard passes and hand count (without machine)</source>
        <translation>两遍录入与手工合计（不用机读）</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>已扫描的各叠</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>叠</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>捆</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Take this stack back…</source>
        <translation>撤销这一叠…</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Sheets only: no vote is shown before the seal</source>
        <translation>只显示张数，封票前不显示票数</translation>
    </message>
    <message>
        <source>Voter group</source>
        <translation>投票人类别</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>Pages of one ballot cannot be linked without a number on it: every page is counted as a sheet of its own, and whether it is valid is decided sheet by sheet.</source>
        <translation>票上没有编号，同一张票的各页无法对应：每一页单独清点，是否有效也逐页认定。</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置的图片</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>第%1张</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Scan such a sheet again and dismiss its old picture in the review, or type it there from the picture; an empty back is dismissed.</source>
        <translation>可重扫该票并在复核中剔除旧图片，也可在复核中照画面录入；空白背面请剔除。</translation>
    </message>
    <message>
        <source>Count ballots by machine</source>
        <translation>机读计票</translation>
    </message>
    <message>
        <source>Review (%1 open)</source>
        <translation>复核（%1 处）</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>抽查</translation>
    </message>
    <message>
        <source>Nothing scanned yet.</source>
        <translation>还没有扫描。</translation>
    </message>
    <message>
        <source>Put the stack on the scanner, then choose the folder it saves to.</source>
        <translation>请把选票放上扫描仪，再选择它存图的文件夹。</translation>
    </message>
    <message>
        <source>Scanned %1 = read %2 + in review %3 + set aside %4 + typed %5 + invalid %6 + dismissed %7</source>
        <translation>扫描 %1 = 已读 %2 + 待复核 %3 + 搁置 %4 + 录入 %5 + 无效 %6 + 剔除 %7</translation>
    </message>
    <message>
        <source>Too many:</source>
        <translation>多出：</translation>
    </message>
    <message>
        <source>%1 more sheets than ballots returned. Was a sheet scanned twice?</source>
        <translation>比收回的票多 %1 张。是否有票扫了两遍？</translation>
    </message>
    <message>
        <source>To decide:</source>
        <translation>待认定：</translation>
    </message>
    <message>
        <source>%1 pictures wait for two people; %2 sheets are missing.</source>
        <translation>%1 张图片待两人认定，还缺 %2 张。</translation>
    </message>
    <message>
        <source>Missing:</source>
        <translation>还缺：</translation>
    </message>
    <message>
        <source>%1 sheets are not scanned yet.</source>
        <translation>还有 %1 张没有扫描。</translation>
    </message>
    <message>
        <source>The numbers meet:</source>
        <translation>张数相符：</translation>
    </message>
    <message>
        <source>every ballot returned is read, typed or invalid.</source>
        <translation>收回的每一张都已读入、录入或认定无效。</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <translation>%1 第 %2 页</translation>
    </message>
    <message>
        <source>The folder of the scans</source>
        <translation>扫描件所在的文件夹</translation>
    </message>
    <message>
        <source>Scans of ballots</source>
        <translation>选票扫描件</translation>
    </message>
    <message>
        <source>Reading the ballots. What was read stays when you stop.</source>
        <translation>正在读取选票。中途停止，已读的不会丢失。</translation>
    </message>
    <message>
        <source>Nothing new:</source>
        <translation>没有新图片：</translation>
    </message>
    <message>
        <source>these %1 files were read before.</source>
        <translation>这 %1 个文件以前已读过。</translation>
    </message>
    <message>
        <source>The folder that the scanner fills</source>
        <translation>扫描仪存图的文件夹</translation>
    </message>
    <message>
        <source>Watching:</source>
        <translation>正在监视：</translation>
    </message>
    <message>
        <source>%1. New scans are read by themselves.</source>
        <translation>%1。新扫描的图片会自动读入。</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Take stack %1 back?</source>
        <translation>撤销第 %1 叠？</translation>
    </message>
    <message>
        <source>Its %1 pictures and what was decided about them are dropped; then scan it again.</source>
        <translation>这一叠的 %1 张图片及其认定将一并撤销，之后请重新扫描。</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销这一叠</translation>
    </message>
    <message>
        <source>Looking for scanners</source>
        <translation>正在查找扫描仪</translation>
    </message>
    <message>
        <source>No scanner:</source>
        <translation>没有扫描仪：</translation>
    </message>
    <message>
        <source>switch it on and try again, or scan with its own program and choose the folder.</source>
        <translation>请打开扫描仪后再试，或用它自带的软件扫描后选择文件夹。</translation>
    </message>
    <message>
        <source>Scanning and reading the ballots</source>
        <translation>正在扫描并读取选票</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 处</translation>
    </message>
    <message>
        <source>This count is closed.</source>
        <translation>这次计票已结束。</translation>
    </message>
    <message>
        <source>What it counted stands in the record of the step.</source>
        <translation>计票情况见本步骤的机读计票记录。</translation>
    </message>
    <message>
        <source>Not counted again:</source>
        <translation>没有重复计入：</translation>
    </message>
    <message>
        <source>%1 files are the same as others that were read.</source>
        <translation>%1 个文件与已读入的文件完全相同。</translation>
    </message>
</context>
</TS>
