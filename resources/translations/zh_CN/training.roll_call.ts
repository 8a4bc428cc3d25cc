<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MarkGrid</name>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Nobody of this column is without a mark</source>
        <translation>这一列都已点名</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Minutes belong to late, left early or absent: press 2, 3 or 4 first</source>
        <translation>迟到、早退、缺勤才填分钟，请先按2、3或4</translation>
    </message>
    <message>
        <source>Between 1 and %1 minutes</source>
        <translation>分钟数应在1到%1之间</translation>
    </message>
    <message>
        <source>This is the first cell</source>
        <translation>已是第一格</translation>
    </message>
</context>
<context>
    <name>MarkModel</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分钟</translation>
    </message>
</context>
<context>
    <name>RollCall</name>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Name, pinyin or initials (F3), Enter goes there</source>
        <translation>姓名、拼音或首字母（F3），Enter 定位</translation>
    </message>
    <message>
        <source>Rest of the column present (*)</source>
        <translation>本列其余全到（*）</translation>
    </message>
    <message>
        <source>From Excel…</source>
        <translation>从 Excel 读取…</translation>
    </message>
    <message>
        <source>Sign-in sheets…</source>
        <translation>签到表…</translation>
    </message>
    <message>
        <source>Save the roll call (&amp;S)</source>
        <translation>保存点名(&amp;S)</translation>
    </message>
    <message>
        <source>There is nobody to call yet: set the half days and enrol people first.</source>
        <translation>还不能点名：请先排定时间、安排参加人员。</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>填分钟</translation>
    </message>
    <message>
        <source>rest of the column present</source>
        <translation>本列其余全到</translation>
    </message>
    <message>
        <source>back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1: came %2 of %3</source>
        <translation>%1：实到%2/%3</translation>
    </message>
    <message>
        <source>%1 without a mark</source>
        <translation>未点%1</translation>
    </message>
    <message>
        <source>%1 marks not saved</source>
        <translation>%1格未保存</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>no mark yet</source>
        <translation>未点名</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”</source>
        <translation>名单里没有“%1”</translation>
    </message>
    <message>
        <source>Correct the roll call</source>
        <translation>更正点名</translation>
    </message>
    <message>
        <source>%1 saved marks change. Why?</source>
        <translation>要更正已保存的%1格。原因是什么？</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Choose a roll call in Excel</source>
        <translation>选择考勤表</translation>
    </message>
    <message>
        <source>Roll calls (*.xlsx *.xls *.csv);;All files (*)</source>
        <translation>考勤表 (*.xlsx *.xls *.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>%1 marks pasted.</source>
        <translation>已粘贴%1格。</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation>看不懂：%1</translation>
    </message>
    <message>
        <source>%1 marks taken over. They are written when you save.</source>
        <translation>已填入%1格，保存后才写入。</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>点名签到表</translation>
    </message>
    <message>
        <source>Saving the roll call</source>
        <translation>正在保存点名</translation>
    </message>
    <message>
        <source>As Excel…</source>
        <translation>导出 Excel…</translation>
    </message>
    <message>
        <source>Save the roll call as Excel</source>
        <translation>导出考勤表</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>SheetSheet</name>
    <message>
        <source>Roll call from a sheet</source>
        <translation>读取考勤表</translation>
    </message>
    <message>
        <source>Take over the marks</source>
        <translation>填入</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Half day</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>— choose the half day —</source>
        <translation>— 选择半天 —</translation>
    </message>
    <message>
        <source>What is doubtful</source>
        <translation>需要核对的内容</translation>
    </message>
    <message>
        <source>Not read.</source>
        <translation>没有读取。</translation>
    </message>
    <message>
        <source>%1 marks of %2 lines are read.</source>
        <translation>读取%2行，共%1格。</translation>
    </message>
    <message>
        <source>%1 lines need a look; they are left out unless answered.</source>
        <translation>有%1行需要核对，不作答就不计入。</translation>
    </message>
    <message>
        <source>Nothing is doubtful.</source>
        <translation>没有疑问。</translation>
    </message>
    <message>
        <source>Take over %1 marks</source>
        <translation>填入%1格</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>who?</source>
        <translation>哪一位</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第%1行</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>是哪一位？</translation>
    </message>
    <message>
        <source>— choose —</source>
        <translation>— 请选择 —</translation>
    </message>
    <message>
        <source>nobody of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>现在还没有写入。</translation>
    </message>
</context>
</TS>
