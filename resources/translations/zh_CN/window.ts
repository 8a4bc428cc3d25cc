<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MainWindow</name>
    <message>
        <source>CadreDesk</source>
        <translation>后备干部工作台</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Switch or lock</source>
        <translation>换人或锁定</translation>
    </message>
    <message>
        <source>REHEARSAL — sample school. Nothing here is real, nothing leaves this computer.</source>
        <translation>演练：内容虚构，不能导出。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>This page rests on no clause of its own.</source>
        <translation>本页没有对应的条文依据。</translation>
    </message>
    <message>
        <source>What this rests on</source>
        <translation>条文依据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A task is still running</source>
        <translation>还有任务正在进行</translation>
    </message>
    <message>
        <source>It can be stopped; nothing that was saved is lost.</source>
        <translation>可以停止；已经保存的内容不会丢失。</translation>
    </message>
    <message>
        <source>Stop it and leave</source>
        <translation>停止并退出</translation>
    </message>
    <message>
        <source>End the rehearsal…</source>
        <translation>结束演练…</translation>
    </message>
    <message>
        <source>End the rehearsal?</source>
        <translation>结束演练？</translation>
    </message>
    <message>
        <source>The sample school is wiped whole. Your own data is another folder and stays as it is.</source>
        <translation>样例学校将全部清除。您自己的资料在另一个文件夹，不受影响。</translation>
    </message>
    <message>
        <source>Wipe the sample school</source>
        <translation>清除样例学校</translation>
    </message>
    <message>
        <source>Back to my own desk</source>
        <translation>回本校工作台</translation>
    </message>
    <message>
        <source>This folder stands in another place than before. As a copy it can only be read.</source>
        <translation>这个数据文件夹换了位置。如果它是拷贝，只能查看。</translation>
    </message>
    <message>
        <source>It was moved</source>
        <translation>是移过来的</translation>
    </message>
    <message>
        <source>Day of the rehearsal: %1</source>
        <translation>日期：%1</translation>
    </message>
    <message>
        <source>Jump to %1</source>
        <translation>跳到%1</translation>
    </message>
    <message>
        <source>The next day something can go on. Only the rehearsal&apos;s date moves, not the computer&apos;s.</source>
        <translation>下一个可以接着办的日子。只改演练日期，不改电脑的日期。</translation>
    </message>
    <message>
        <source> Everybody&apos;s password: %1</source>
        <translation>密码：%1</translation>
    </message>
</context>
<context>
    <name>screens</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选拔</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培养</translation>
    </message>
    <message>
        <source>To print</source>
        <translation>待打印</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>后备干部库</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>教育局往来</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>动态管理</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>审定</translation>
    </message>
</context>
</TS>
