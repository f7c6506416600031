package dev.unspool.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads how much the threads of another JVM allocate. */
final class HeapAllocation {

    private final ThreadMXBean threads;

    private HeapAllocation(ThreadMXBean threads) {
        this.threads = threads;
    }

    @SuppressWarnings("BanJNDI") // the other JVM is one that we started
    static HeapAllocation of(long pid) throws Exception {
        var machine = VirtualMachine.attach(Long.toString(pid));
        try {
            var address = new JMXServiceURL(machine.startLocalManagementAgent());
            return new HeapAllocation(ManagementFactory.newPlatformMXBeanProxy(
                    JMXConnectorFactory.connect(address).getMBeanServerConnection(),
                    ManagementFactory.THREAD_MXBEAN_NAME,
                    ThreadMXBean.class));
        } finally {
            machine.detach();
        }
    }

    /** Returns the bytes allocated by all live threads. */
    long allocated() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }
}
