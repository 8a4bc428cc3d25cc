<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>machine</name>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>two marks</source>
        <translation>一行两划</translation>
    </message>
    <message>
        <source>uncertain marks</source>
        <translation>划记不清</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>涂改</translation>
    </message>
    <message>
        <source>names written in</source>
        <translation>另选他人</translation>
    </message>
    <message>
        <source>whole pictures</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>raised by people</source>
        <translation>人工提出</translation>
    </message>
    <message>
        <source>two marks in a row</source>
        <translation>一行划了两处</translation>
    </message>
    <message>
        <source>a pale, small or unusual mark</source>
        <translation>划记浅淡、过小或不寻常</translation>
    </message>
    <message>
        <source>something was crossed out</source>
        <translation>有涂改</translation>
    </message>
    <message>
        <source>the mark lies between two boxes</source>
        <translation>划在两格之间</translation>
    </message>
    <message>
        <source>one stroke down a column</source>
        <translation>一笔划过多行</translation>
    </message>
    <message>
        <source>the whole ballot seems crossed out</source>
        <translation>整张票似被划去</translation>
    </message>
    <message>
        <source>a box cannot be seen</source>
        <translation>有方框看不清</translation>
    </message>
    <message>
        <source>the scanner left a streak</source>
        <translation>扫描有条纹</translation>
    </message>
    <message>
        <source>a name is written in</source>
        <translation>写有另选他人</translation>
    </message>
    <message>
        <source>somebody asks to look again</source>
        <translation>有人要求再看</translation>
    </message>
    <message>
        <source>looks like another picture of the same sheet</source>
        <translation>像是同一张票扫了两遍</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>the picture is too large</source>
        <translation>图片过大</translation>
    </message>
    <message>
        <source>the picture is too small</source>
        <translation>图片过小</translation>
    </message>
    <message>
        <source>a moving picture</source>
        <translation>动态图片</translation>
    </message>
    <message>
        <source>took too long to read</source>
        <translation>读取超时</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>an empty page (back of a sheet)</source>
        <translation>空白页（票的背面）</translation>
    </message>
    <message>
        <source>not a ballot of this vote</source>
        <translation>不是本次投票的票</translation>
    </message>
    <message>
        <source>corner marks are missing</source>
        <translation>四角标记不全</translation>
    </message>
    <message>
        <source>two sheets in one picture</source>
        <translation>一图两张</translation>
    </message>
    <message>
        <source>part of the page is missing</source>
        <translation>画面不完整</translation>
    </message>
    <message>
        <source>the print differs from this ballot</source>
        <translation>印刷内容与本票不符</translation>
    </message>
    <message>
        <source>a ballot of another vote or print run</source>
        <translation>别次投票或别批印制的票</translation>
    </message>
    <message>
        <source>the code on the page cannot be read</source>
        <translation>页上的二维码读不出</translation>
    </message>
    <message>
        <source>too coarse: scan at 200 dpi</source>
        <translation>太粗糙，请用 200 dpi 扫描</translation>
    </message>
    <message>
        <source>stack %1, sheet %2</source>
        <translation>第%1叠第%2张</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <translation>%1 第 %2 页</translation>
    </message>
    <message>
        <source>no mark</source>
        <translation>未划（弃权）</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>no ballot</source>
        <translation>不是选票</translation>
    </message>
    <message>
        <source>typed from the picture</source>
        <translation>照画面录入</translation>
    </message>
    <message>
        <source>invalid ballot: %1</source>
        <translation>无效票：%1</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>%1 of %2 rows compared with their picture, %3 agree; errors are under %4 % (95 % sure).</source>
        <translation>共 %2 行，抽 %1 行与画面核对，%3 行一致；差错率低于 %4%（把握 95%）。</translation>
    </message>
    <message>
        <source>%1 of %2 sheets compared with the paper, %3 agree; errors are under %4 % (95 % sure).</source>
        <translation>共 %2 张，抽 %1 张与纸票核对，%3 张一致；差错率低于 %4%（把握 95%）。</translation>
    </message>
</context>
</TS>
