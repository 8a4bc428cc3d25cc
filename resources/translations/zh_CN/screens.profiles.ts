<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CopySheet</name>
    <message>
        <source>An own copy of “%1”</source>
        <translation>“%1”的副本</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>生成副本</translation>
    </message>
    <message>
        <source>Name of the copy</source>
        <translation>副本名称</translation>
    </message>
</context>
<context>
    <name>ProfilesScreen</name>
    <message>
        <source>Rule profiles</source>
        <translation>规则方案</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自建</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>随程序</translation>
    </message>
    <message>
        <source>Make an own copy… (&amp;C)</source>
        <translation>另存副本…(&amp;C)</translation>
    </message>
    <message>
        <source>Remove this copy…</source>
        <translation>删除这个副本…</translation>
    </message>
    <message>
        <source>Use it for the round under way…</source>
        <translation>用于进行中的轮次…</translation>
    </message>
    <message>
        <source>Begin a round…</source>
        <translation>开始新的轮次…</translation>
    </message>
    <message>
        <source>Parts of the profile</source>
        <translation>方案的各部分</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>资格条件</translation>
    </message>
    <message>
        <source>Evaluation and vote</source>
        <translation>测评和投票</translation>
    </message>
    <message>
        <source>Days and meetings</source>
        <translation>期限和会议</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Save the changes (&amp;S)</source>
        <translation>保存修改(&amp;S)</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>适用对象</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>可破格</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>依据条款</translation>
    </message>
    <message>
        <source>Number (years)</source>
        <translation>数值（年、周岁）</translation>
    </message>
    <message>
        <source>the number itself included</source>
        <translation>含本数</translation>
    </message>
    <message>
        <source>a written reason may except</source>
        <translation>写明理由可以破格</translation>
    </message>
    <message>
        <source>Quorum of the meeting (as 2/3)</source>
        <translation>测评会到会比例（如 2/3）</translation>
    </message>
    <message>
        <source>Sheets in a bundle</source>
        <translation>每捆张数</translation>
    </message>
    <message>
        <source>Not broken down under</source>
        <translation>少于几票不分列</translation>
    </message>
    <message>
        <source>Recommendation: most choices</source>
        <translation>民主推荐：最多选几人</translation>
    </message>
    <message>
        <source>Recommendation: valid months</source>
        <translation>民主推荐：有效月数</translation>
    </message>
    <message>
        <source>Elements and weights (100 in all)</source>
        <translation>测评要素和权重（合计 100）</translation>
    </message>
    <message>
        <source>Voter groups and weights</source>
        <translation>投票人类别和权重</translation>
    </message>
    <message>
        <source>Grades and points</source>
        <translation>等次和分值</translation>
    </message>
    <message>
        <source>Word for the people</source>
        <translation>人选的称谓</translation>
    </message>
    <message>
        <source>Order of names</source>
        <translation>姓名排序</translation>
    </message>
    <message>
        <source>surname strokes</source>
        <translation>姓氏笔画</translation>
    </message>
    <message>
        <source>strokes of the whole name</source>
        <translation>姓名笔画</translation>
    </message>
    <message>
        <source>Years looked back on</source>
        <translation>审查最近几年</translation>
    </message>
    <message>
        <source>Public notice: calendar days</source>
        <translation>公示：自然日</translation>
    </message>
    <message>
        <source>Public notice: working days</source>
        <translation>公示：工作日</translation>
    </message>
    <message>
        <source>Objections until (hour)</source>
        <translation>受理截止时刻</translation>
    </message>
    <message>
        <source>Advance notice: days before</source>
        <translation>考察预告：提前天数</translation>
    </message>
    <message>
        <source>Inspection team: at least</source>
        <translation>考察组：至少人数</translation>
    </message>
    <message>
        <source>the score stands on the notice</source>
        <translation>公示综合得分</translation>
    </message>
    <message>
        <source>Quorum (as 2/3)</source>
        <translation>到会比例（如 2/3）</translation>
    </message>
    <message>
        <source>Majority (as 1/2)</source>
        <translation>通过所需比例（如 1/2）</translation>
    </message>
    <message>
        <source>more than that share</source>
        <translation>须超过该比例</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>May be left out</source>
        <translation>可以略过</translation>
    </message>
    <message>
        <source>men</source>
        <translation>男</translation>
    </message>
    <message>
        <source>women</source>
        <translation>女</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>%1 (version %2)</source>
        <translation>%1（第 %2 版）</translation>
    </message>
    <message>
        <source>Rests on: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>Your own profile. Rounds already begun keep the copy they began with.</source>
        <translation>这是自建的方案。已经开始的轮次保留开始时的副本。</translation>
    </message>
    <message>
        <source>This profile came with the program and is only read. Make an own copy to adjust it.</source>
        <translation>这是随程序提供的方案，只能查看。要调整，请先另存副本。</translation>
    </message>
    <message>
        <source>The weights make %1.</source>
        <translation>权重合计 %1。</translation>
    </message>
    <message>
        <source>“%1” is no share. Type it as 2/3. Nothing was saved; what you typed stays.</source>
        <translation>“%1”不是比例，没有保存，已填写的内容都在。请写成 2/3 的样子。</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message>
        <source>Rounds that used it keep their copy. It can no longer be chosen for new rounds.</source>
        <translation>用过它的轮次保留各自的副本。新的轮次不能再选它。</translation>
    </message>
    <message>
        <source>Remove this copy</source>
        <translation>删除副本</translation>
    </message>
</context>
<context>
    <name>UseSheet</name>
    <message>
        <source>Use this profile for a round</source>
        <translation>把这个方案用于一个轮次</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Steps that are closed keep what they decided. Open steps are checked by the new rules from now on.</source>
        <translation>已办结的步骤保持原来的决定。未办结的步骤从现在起按新规则检查。</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
</TS>
