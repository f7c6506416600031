package dev.unspool.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the threads of another JVM allocate. */
final class Heap {

    private final ThreadMXBean threads;

    private Heap(ThreadMXBean threads) {
        this.threads = threads;
    }

    @SuppressWarnings("BanJNDI") // the other JVM is one that we started
    static Heap of(long pid) throws Exception {
        var machine = VirtualMachine.attach(Long.toString(pid));
        try {
            var address = new JMXServiceURL(machine.startLocalManagementAgent());
            return new Heap(ManagementFactory.newPlatformMXBeanProxy(
                    JMXConnectorFactory.connect(address).getMBeanServerConnection(),
                    ManagementFactory.THREAD_MXBEAN_NAME,
                    ThreadMXBean.class));
        } finally {
            machine.detach();
        }
    }

    /** Bytes, of all threads that live. */
    long allocated() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }
}
